import { type VariableName, variables } from './variables.js';

/**
 * The environment of a product of its own that we start as a child: of our variables it has only these, whatever the
 * shell or `.env` say. An empty variable counts as absent, and keeps `.env` from setting it.
 */
export function childEnvironment(own: Partial<Record<VariableName, string>>): NodeJS.ProcessEnv {
  const none = Object.fromEntries(Object.keys(variables).map((name) => [name, '']));
  return { ...process.env, ...none, ...own };
}
