import { defineForm } from '../../platform/web/forms/form-declaration.js';
import { pauseByStaffInput } from '../application/addresses/pause-by-staff.js';

export const pauseAddressForm = defineForm({
  id: 'pause-address',
  schema: pauseByStaffInput,
  fields: [
    { name: 'mail', widget: 'email', width: 20 },
    { name: 'reason', widget: 'text' },
  ],
});
