const begin = '<!-- the life: drawn by `npm run diagram` -->';
const end = '<!-- end of the life -->';

/** The text with the diagram between its two marks, replacing what stood there. */
export function withDiagram(text: string, diagram: string): string {
  const from = text.indexOf(begin);
  const to = text.indexOf(end);
  if (from < 0 || to < from) throw new Error(`The text has no place for the diagram: ${begin} … ${end}`);
  return `${text.slice(0, from + begin.length)}\n\n\`\`\`mermaid\n${diagram.trim()}\n\`\`\`\n\n${text.slice(to)}`;
}
