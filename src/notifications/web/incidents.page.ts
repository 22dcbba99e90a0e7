import type { Incident } from '../../platform/outbox/incidents.js';
import type { ListedMessage } from '../application/message-list.js';
import { type MessageLine, messageLine } from './messages.page.js';

export interface IncidentsPage {
  readonly incidents: readonly Incident[];
  readonly messages: readonly MessageLine[];
}

declare module '../../platform/web/views.js' {
  interface Views {
    'notifications/incidents': IncidentsPage;
  }
}

export const incidentsPage = (incidents: readonly Incident[], failed: readonly ListedMessage[]): IncidentsPage => ({
  incidents,
  messages: failed.map(messageLine),
});
