import type { FormField } from '../../platform/web/forms/form-field.js';
import type { FormModel } from '../../platform/web/forms/form-model.js';

/** A form whose answers are read and not typed: nothing in it is called optional. */
export const readable = (form: FormModel): FormModel => ({
  ...form,
  declaration: { ...form.declaration, fields: form.declaration.fields.map(asked) },
});

const asked = (field: FormField): FormField => ({ ...field, optional: false });
