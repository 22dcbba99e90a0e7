import { templatesFolder } from './project-paths.js';

export interface WebOptions {
  /** Where people reach the service, such as `https://register.example.org`. */
  readonly baseUrl: string;
  /** At least 32 characters; form tokens are signed with it, so every web process needs the same. */
  readonly secret: string;
  /** Shows the banner that says so on every page. */
  readonly sampleData?: boolean;
  /** Express's setting of that name: how many proxies to believe. */
  readonly trustProxy?: boolean | number | string;
  /** A missing text is thrown instead of logged. Tests want that. */
  readonly strictTexts?: boolean;
  /** Folders with `pages/` and `locales/` besides `templates`; tests bring pages of their own. */
  readonly extraTemplates?: readonly string[];
}

export class WebSettings {
  readonly baseUrl: URL;
  readonly secret: string;
  readonly sampleData: boolean;
  readonly trustProxy: boolean | number | string;
  readonly strictTexts: boolean;
  readonly templates: readonly string[];

  constructor(options: WebOptions) {
    if (options.secret.length < 32) throw new Error('The secret of the web platform needs at least 32 characters.');
    this.baseUrl = new URL(options.baseUrl);
    this.secret = options.secret;
    this.sampleData = options.sampleData ?? false;
    this.trustProxy = options.trustProxy ?? false;
    this.strictTexts = options.strictTexts ?? process.env.NODE_ENV !== 'production';
    this.templates = [templatesFolder, ...(options.extraTemplates ?? [])];
  }

  get secure(): boolean {
    return this.baseUrl.protocol === 'https:';
  }

  /** The address of a path, for mails and copies of links. */
  urlOf(path: string): string {
    return new URL(path, this.baseUrl).href;
  }
}
