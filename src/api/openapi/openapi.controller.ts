import { Controller, Get, Header, type OnModuleInit } from '@nestjs/common';
import { Public } from '../../accounts/web/access.js';
import { Cookies } from '../../platform/web/cookies.js';
import { apiDocument } from './api-document.js';
import { ApiRoutes } from './api-routes.js';

@Controller('api/openapi.json')
@Public()
export class OpenApiController implements OnModuleInit {
  private document = '';

  constructor(
    private readonly routes: ApiRoutes,
    private readonly cookies: Cookies,
  ) {}

  /** At boot, so that a route that says nothing about itself stops it. */
  onModuleInit(): void {
    const cookie = this.cookies.nameOf('session');
    this.document = JSON.stringify(apiDocument(this.routes.all(), { cookie }));
  }

  @Get()
  @Header('Content-Type', 'application/json; charset=utf-8')
  @Header('Cache-Control', 'no-cache')
  read(): string {
    return this.document;
  }
}
