interface Field {
  /** The key of the schema; `contact.email` is the key `email` in the object `contact`. */
  readonly name: string;
  /** Words instead of the catalogue's, for labels that hold a name. */
  readonly label?: string;
  readonly hint?: string;
  /** The label is the page's heading: for pages that ask one question. */
  readonly asHeading?: boolean;
  readonly optional?: boolean;
}

export interface Option {
  readonly value: string;
  /** Without it the catalogue is asked: `forms:<form>.<field>.options.<value>`. */
  readonly text?: string;
  readonly hint?: string;
  /** For long lists of checkboxes: its words, `forms:<form>.<field>.groups.<group>`, stand above the first of each group. */
  readonly group?: string;
}

export interface TextField extends Field {
  /** What is in a `password` is never shown again. */
  readonly widget: 'text' | 'email' | 'number' | 'password';
  readonly width?: 2 | 3 | 4 | 5 | 10 | 20 | 30;
  readonly autocomplete?: string;
  readonly inputmode?: 'numeric' | 'text' | 'email';
}

export interface TextareaField extends Field {
  /** `lines` gives an array with an entry per line. */
  readonly widget: 'textarea' | 'lines';
  readonly rows?: number;
}

export interface ChoiceField extends Field {
  /** `checkboxes` gives an array, the others one value. */
  readonly widget: 'radios' | 'select' | 'checkboxes';
  /** May be left out here and given to `formModel`, for options that depend on data. */
  readonly options?: readonly Option[];
  readonly inline?: boolean;
}

/** `date` gives `YYYY-MM-DD`, `checkbox` a boolean, `file` nothing (the controller takes the file from multer). */
export interface PlainField extends Field {
  readonly widget: 'date' | 'checkbox' | 'hidden';
}

export interface FileField extends Field {
  readonly widget: 'file';
  readonly accept?: string;
  readonly several?: true;
}

/** An object: its fields under one legend. */
export interface FieldsetField extends Field {
  readonly widget: 'fieldset';
  readonly fields: readonly FormField[];
}

/** An array of objects. Shows what is there and `spare` blank rows (2), never more than `max`; blank rows are dropped. */
export interface RowsField extends Field {
  readonly widget: 'rows';
  readonly fields: readonly FormField[];
  readonly max: number;
  readonly spare?: number;
}

export type FormField = TextField | TextareaField | ChoiceField | PlainField | FileField | FieldsetField | RowsField;
