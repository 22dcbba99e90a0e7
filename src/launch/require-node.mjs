/** Says what is missing on a Node that is too old; so this file uses nothing that an old one can't read. */
export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`Entente needs Node 20.19 or newer, and this is ${process.version}. Get one at https://nodejs.org`);
  process.exit(1);
}
