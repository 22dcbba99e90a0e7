/** Where an S3-compatible store keeps our documents. */
export interface S3Address {
  /** An origin: scheme, host and port. */
  readonly endpoint: string;
  readonly region: string;
  readonly bucket: string;
  /** Before every key; empty, or with a slash at its end. */
  readonly prefix: string;
  /** Null: what AWS's own tools would use. */
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string } | null;
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
const bucketName = /^(?!.*\.\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
const folderName = /^[\w.-]+$/;

/** Reads `https://key:secret@host:port/bucket/prefix?region=…`; a text says what is wrong and repeats nothing of it. */
export function readS3Address(text: string): S3Address | string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !['http:', 'https:'].includes(url.protocol)) return 'is not an http:// or https:// address';
  const [bucket = '', ...folders] = url.pathname.split('/').filter(Boolean);
  if (!bucketName.test(bucket)) return 'names no bucket after the host';
  if (!folders.every((folder) => folderName.test(folder)))
    return 'has a prefix with more than letters, digits, . _ and -';
  const credentials = credentialsIn(url);
  if (credentials === undefined) return 'has half of a key and its secret, or one that is not percent-encoded';
  const unknown = [...url.searchParams.keys()].some((name) => name !== 'region') || url.hash !== '';
  const region = url.searchParams.get('region') ?? 'us-east-1';
  if (unknown || !/^[a-z0-9-]{1,40}$/.test(region))
    return 'has more than ?region= after the bucket, or no region that can be one';
  return { endpoint: url.origin, region, bucket, prefix: folders.map((folder) => `${folder}/`).join(''), credentials };
}

function credentialsIn({ username, password }: URL): S3Address['credentials'] | undefined {
  if (username === '' && password === '') return null;
  if (username === '' || password === '') return undefined;
  try {
    return { accessKeyId: decodeURIComponent(username), secretAccessKey: decodeURIComponent(password) };
  } catch {
    return undefined;
  }
}
