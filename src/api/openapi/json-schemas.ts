import { z } from 'zod';

export type JsonSchema = Record<string, unknown>;

/** Turns zod schemas into JSON Schema 2020-12, the dialect of OpenAPI 3.1; what has an id becomes a component once. */
export class JsonSchemas {
  readonly components: Record<string, JsonSchema> = {};

  /** As it is sent: before defaults are filled in. */
  of(schema: z.ZodType): JsonSchema {
    const made = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', override: cleaned }) as JsonSchema;
    const { $schema: _, $defs, ...rest } = made;
    for (const [name, definition] of Object.entries(($defs ?? {}) as Record<string, JsonSchema>)) {
      const { id: _id, ...content } = definition;
      this.components[name] ??= pointed(content) as JsonSchema;
    }
    return this.named(pointed(rest) as JsonSchema);
  }

  private named(schema: JsonSchema): JsonSchema {
    const { id, ...content } = schema;
    if (typeof id !== 'string' || '$ref' in schema) return content;
    this.components[id] ??= content;
    return { $ref: `#/components/schemas/${id}` };
  }
}

/** A schema may say itself how it looks from outside: a number in a query string, say. */
function cleaned({ jsonSchema }: { jsonSchema: JsonSchema }): void {
  const { override } = jsonSchema;
  if (typeof override !== 'object' || override === null) return;
  const { description } = jsonSchema;
  for (const key of Object.keys(jsonSchema)) delete jsonSchema[key];
  Object.assign(jsonSchema, override, description === undefined ? {} : { description });
}

function pointed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(pointed);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) =>
    key === '$ref' && typeof inner === 'string'
      ? [key, inner.replace('#/$defs/', '#/components/schemas/')]
      : [key, pointed(inner)],
  );
  return Object.fromEntries(entries);
}
