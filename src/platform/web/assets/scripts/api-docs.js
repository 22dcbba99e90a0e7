/* global SwaggerUIBundle */
// Draws the page that tries the API. A signed-in person's requests carry the form token, as every form does.
const place = document.getElementById('api-docs');
const token = place?.dataset.token ?? '';

if (place) {
  SwaggerUIBundle({
    url: place.dataset.document,
    domNode: place,
    deepLinking: true,
    displayRequestDuration: true,
    docExpansion: 'list',
    defaultModelsExpandDepth: 0,
    tryItOutEnabled: true,
    validatorUrl: null,
    requestInterceptor(request) {
      if (token !== '' && new URL(request.url, location.href).origin === location.origin) {
        request.headers['X-CSRF-Token'] = token;
      }
      return request;
    },
  });
}
