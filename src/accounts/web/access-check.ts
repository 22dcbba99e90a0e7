import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { accessKey } from './access.js';

/** Nest's own key for a method that answers a route. */
const routePath = 'path';

/** The product doesn't start with a route that says nothing about who may use it. */
@Injectable()
export class AccessCheck implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onModuleInit(): void {
    const silent = this.discovery.getControllers().flatMap(({ metatype }) => this.silentRoutesOf(metatype));
    if (silent.length === 0) return;
    const names = silent.join(', ');
    throw new Error(`Who may use ${names}? Add @Public(), @SignedIn(), @StaffOnly() or @AdminOnly().`);
  }

  private silentRoutesOf(controller: unknown): string[] {
    if (typeof controller !== 'function' || this.reflector.get(accessKey, controller) !== undefined) return [];
    const prototype = controller.prototype as Record<string, unknown>;
    return this.scanner
      .getAllMethodNames(prototype)
      .filter((name) => isSilentRoute(prototype[name]))
      .map((name) => `${controller.name}.${name}`);
  }
}

function isSilentRoute(method: unknown): boolean {
  if (typeof method !== 'function' || !Reflect.hasMetadata(routePath, method)) return false;
  return Reflect.getMetadata(accessKey, method) === undefined;
}
