import { parseArgs } from 'node:util';
import { AppError } from './errors.js';
import { ConfigError } from './config/config-error.js';
import { type Config, loadConfig } from './config/config.js';
import { loadEnvFile } from './config/env-file.js';
import { EmbeddedDatabaseError } from './database/embedded/embedded-database-error.js';

export interface CommandLine {
  /** Words that are no flags, in order. */
  words: readonly string[];
  /** `--json`; `--name value` for names in `valued`. */
  flags: ReadonlyMap<string, string>;
  print: (line: string) => void;
}

/**
 * Runs a command with the checked configuration and ends the process with the code it returns. What went wrong is said in
 * one sentence where it is known, and with its stack where it isn't.
 */
export async function runCommandLine(
  command: (config: Config, line: CommandLine) => Promise<number>,
  valued: readonly string[] = [],
): Promise<void> {
  try {
    loadEnvFile();
    const line = readCommandLine(process.argv.slice(2), valued);
    process.exitCode = await command(loadConfig(process.env), line);
  } catch (error) {
    console.error(isExpected(error) ? sentenceOf(error) : error);
    process.exitCode = 1;
  }
}

/** An outage has a reason that only whoever runs the product may read. */
const sentenceOf = ({ message, cause }: Error): string =>
  cause instanceof Error ? `${message} (${cause.message})` : message;

const isExpected = (error: unknown): error is Error =>
  error instanceof ConfigError || error instanceof EmbeddedDatabaseError || error instanceof AppError;

function readCommandLine(args: readonly string[], valued: readonly string[]): CommandLine {
  const options = Object.fromEntries(valued.map((name) => [name, { type: 'string' as const }]));
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true, strict: false });
  const flags = new Map(Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? value : '']));
  return { words: positionals, flags, print: (text) => console.log(text) };
}
