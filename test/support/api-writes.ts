import { personActions } from '../../src/partnerships/domain/actions.js';

export interface WriteRoute {
  readonly method: string;
  readonly path: string;
}

/** Every write of the API that takes JSON; ids in it are those given. */
export function jsonWrites(ids: { reference: string; community: string; term: string; person: string }): WriteRoute[] {
  const { reference, community, term, person } = ids;
  const post = (path: string): WriteRoute => ({ method: 'POST', path });
  return [
    { method: 'PATCH', path: '/me' },
    post('/me/api-keys'),
    post('/inbox/read'),
    post(`/inbox/${person}/read`),
    post('/communities'),
    { method: 'PATCH', path: `/communities/${community}` },
    post(`/communities/${community}/clerks`),
    post(`/communities/${community}/organisers`),
    { method: 'DELETE', path: `/communities/${community}/clerks/${person}` },
    post(`/communities/${community}/terms`),
    { method: 'PATCH', path: `/communities/${community}/terms/${term}` },
    post(`/communities/${community}/terms/${term}/confirm`),
    post(`/communities/${community}/terms/${term}/end`),
    post('/partnerships'),
    post(`/partnerships/${reference}/step-up`),
    ...personActions.map((action) => post(`/partnerships/${reference}/actions/${action}`)),
    post(`/incidents/${person}.nobody/retry`),
    post(`/messages/${person}/resend`),
    post(`/messages/${person}/cancel`),
    post(`/planned-steps/${person}/cancel`),
    post('/webhooks'),
    { method: 'PUT', path: `/webhooks/${person}` },
    { method: 'DELETE', path: `/webhooks/${person}` },
    ...['secret', 'replay', 'test', 'pause', 'resume', `deliveries/${person}/replay`].map((what) =>
      post(`/webhooks/${person}/${what}`),
    ),
  ];
}
