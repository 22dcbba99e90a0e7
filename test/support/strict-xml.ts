import sax from 'sax';

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  text: string;
}

/** The root of a document. @throws for whatever isn't well-formed XML */
export function parsedXml(source: string): XmlElement {
  const root: XmlElement = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const parser = sax.parser(true, { strictEntities: true });
  const top = () => open.at(-1) ?? root;
  parser.onopentag = ({ name, attributes }) => {
    const element = { name, attributes, children: [], text: '' };
    top().children.push(element);
    open.push(element);
  };
  parser.onclosetag = () => void open.pop();
  parser.ontext = (text) => {
    top().text += text;
  };
  parser.oncdata = parser.ontext;
  parser.onerror = (error) => {
    throw error;
  };
  parser.write(source).close();
  const [document] = root.children;
  if (!document || root.children.length > 1) throw new Error('A document has one root.');
  return document;
}
