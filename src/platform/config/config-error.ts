/** One variable that can't be used: what is wrong with it, and what to do. Neither repeats a secret. */
export interface ConfigProblem {
  readonly variable: string;
  readonly problem: string;
  readonly advice: string;
}

/** Everything that is wrong with the environment, in one message, so that nobody fixes it one start at a time. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly code = 'config.invalid';

  constructor(readonly problems: readonly ConfigProblem[]) {
    super(describeProblems(problems));
  }
}

function describeProblems(problems: readonly ConfigProblem[]): string {
  const count = problems.length === 1 ? 'One setting is' : `${problems.length} settings are`;
  const lines = problems.map(({ variable, problem, advice }) => `  ${variable} ${problem}. ${advice}`);
  return [`${count} not right; .env.example explains each one.`, ...lines].join('\n');
}
