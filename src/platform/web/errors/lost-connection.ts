/** Node's and PostgreSQL's codes for "the other side is away, or has no room"; class 08 is connection exceptions. */
const codes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  '57P01',
  '57P02',
  '57P03',
  '57P05',
  '53300',
  '25P03',
]);

/** What node-postgres, ioredis and TypeORM throw without a code. */
const messages =
  /connection terminated|connection error and is not queryable|client was closed|timeout exceeded when trying to connect|connection is closed|stream isn't writeable|max retries per request|driver not connected|cannot use a pool after calling end|connection is not established|server closed the connection/i;

/** Deadlock, serialisation failure, lock not available, statement cancelled: the same request may succeed in a moment. */
const passing = new Set(['40001', '40P01', '55P03', '57014']);

export function isLostConnection(error: unknown): boolean {
  return [...chainOf(error)].some((link) => isLost(link));
}

export function isPassingConflict(error: unknown): boolean {
  return [...chainOf(error)].some((link) => passing.has(codeOf(link)));
}

/** Values that PostgreSQL could not read: a bad UUID, U+0000, a number out of range. A schema should have caught them. */
export function isUnreadableValue(error: unknown): boolean {
  const unreadable = new Set(['22P02', '22P05', '22021', '22003', '22007', '22008']);
  return [...chainOf(error)].some((link) => unreadable.has(codeOf(link)));
}

function isLost(error: object): boolean {
  const code = codeOf(error);
  return codes.has(code) || /^08\w{3}$/.test(code) || (error instanceof Error && messages.test(error.message));
}

function codeOf(error: object): string {
  const code: unknown = Reflect.get(error, 'code');
  return typeof code === 'string' ? code : '';
}

/** Drivers wrap: TypeORM in `driverError`, Node in `cause` and in the `errors` of an AggregateError. */
function* chainOf(error: unknown, depth = 0): Generator<object> {
  if (typeof error !== 'object' || error === null || depth > 5) return;
  yield error;
  yield* chainOf(Reflect.get(error, 'cause'), depth + 1);
  yield* chainOf(Reflect.get(error, 'driverError'), depth + 1);
  const several: unknown = Reflect.get(error, 'errors');
  if (Array.isArray(several)) for (const inner of several) yield* chainOf(inner, depth + 1);
}
