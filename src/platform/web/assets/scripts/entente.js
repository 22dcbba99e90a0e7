import {
  Button,
  CharacterCount,
  Checkboxes,
  createAll,
  ErrorSummary,
  FileUpload,
  NotificationBanner,
  Radios,
  ServiceNavigation,
  SkipLink,
} from 'asset:govuk-frontend.js';

for (const Component of [
  Button,
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  FileUpload,
  NotificationBanner,
  Radios,
  ServiceNavigation,
  SkipLink,
]) {
  createAll(Component);
}

// Commas for screen readers alone stand inside the button, which then isn't called what is seen on it (WCAG 2.5.3).
for (const comma of document.querySelectorAll('.govuk-file-upload-button > .govuk-visually-hidden')) comma.remove();
