import { Injectable, RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import { z } from 'zod';
import { accessKey } from '../../accounts/web/access.js';
import { type Documentation, documentedKey } from './documented.js';

export interface ApiRoute {
  readonly method: 'get' | 'post' | 'patch' | 'put' | 'delete';
  /** As Nest has it, with a slash before it: `/api/v1/partnerships/:reference`. */
  readonly path: string;
  readonly name: string;
  readonly access: string;
  readonly documentation: Documentation;
  /** The very schemas by which the handler's body and query are checked. */
  readonly body: z.ZodType | null;
  readonly query: z.ZodType | null;
}

type Handler = (...given: unknown[]) => unknown;

/** The routes below /api/v1 as Nest knows them: the document is made of what is served, so it can't leave one out. */
@Injectable()
export class ApiRoutes {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  /** @throws Error naming a route that says nothing about itself. */
  all(): ApiRoute[] {
    const controllers = this.discovery.getControllers().map(({ metatype }) => metatype);
    return controllers.flatMap((type) => (typeof type === 'function' ? this.routesOf(type) : []));
  }

  private routesOf(type: { readonly name: string; readonly prototype: unknown } & object): ApiRoute[] {
    const base = [Reflect.getMetadata(PATH_METADATA, type) as string | string[] | undefined].flat()[0] ?? '';
    if (!/^\/?api\/v1(\/|$)/.test(base)) return [];
    const prototype = type.prototype as Record<string, Handler>;
    return this.scanner
      .getAllMethodNames(prototype)
      .flatMap((name) => this.routesOfMethod(type, name, prototype[name], base));
  }

  private routesOfMethod(
    type: object & { name: string },
    name: string,
    handler: Handler | undefined,
    base: string,
  ): ApiRoute[] {
    if (handler === undefined || !Reflect.hasMetadata(METHOD_METADATA, handler)) return [];
    const documentation = this.reflector.get<Documentation | undefined>(documentedKey, handler);
    if (!documentation) throw new Error(`What does ${type.name}.${name} do? Add @Documented(…).`);
    const method = RequestMethod[
      Reflect.getMetadata(METHOD_METADATA, handler) as number
    ]?.toLowerCase() as ApiRoute['method'];
    const access = String(Reflect.getMetadata(accessKey, handler) ?? Reflect.getMetadata(accessKey, type));
    const schemas = {
      body: argument(type, name, RouteParamtypes.BODY),
      query: argument(type, name, RouteParamtypes.QUERY),
    };
    return [Reflect.getMetadata(PATH_METADATA, handler) as string | string[]].flat().map((part) => {
      const path = `/${[base, part]
        .map((each) => each.replace(/^\/|\/$/g, ''))
        .filter(Boolean)
        .join('/')}`;
      return { method, path, name: `${type.name}.${name}`, access, documentation, ...schemas };
    });
  }
}

function argument(type: object, name: string, kind: RouteParamtypes): z.ZodType | null {
  const given = (Reflect.getMetadata(ROUTE_ARGS_METADATA, type, name) ?? {}) as Record<string, { schema?: unknown }>;
  const [, found] = Object.entries(given).find(([key]) => key.startsWith(`${kind}:`)) ?? [];
  return found?.schema instanceof z.ZodType ? found.schema : null;
}
