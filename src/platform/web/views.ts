import type { ErrorPage } from './errors/error-page.js';

/**
 * Every page: the template `templates/pages/<name>.njk` to the model it gets. A feature adds its own:
 *
 *     declare module './views.js' {
 *       interface Views { 'register/list': RegisterListPage }
 *     }
 */
export interface Views {
  'errors/error': ErrorPage;
}
