import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { RenderFailed } from '../../src/agreements/application/render-failed.js';
import { UnprintableCharacters } from '../../src/agreements/application/unprintable-characters.js';
import { AgreementTemplateFiles } from '../../src/agreements/infrastructure/agreement-template-files.js';
import { FontkitPrintableCharacters } from '../../src/agreements/infrastructure/fontkit-printable-characters.js';
import {
  TypstDocumentRenderer,
  type TypstOptions,
} from '../../src/agreements/infrastructure/typst/typst-document-renderer.js';
import {
  aFriendship,
  anAgreement,
  anOriginal,
  aSignedCopy,
  nagasaki,
  saintPaul,
  theSignatureOf,
} from '../support/an-agreement.js';
import { horizontalReach, itReads, textOf } from '../support/pdf-text.js';
import { isRunning, until } from '../support/processes.js';

const templates = new AgreementTemplateFiles();
const printable = new FontkitPrintableCharacters();
const renderer = aRenderer();
let another: TypstDocumentRenderer | undefined;

function aRenderer(options: Partial<TypstOptions> = {}): TypstDocumentRenderer {
  return new TypstDocumentRenderer(templates, printable, options);
}

afterEach(() => another?.close());
afterAll(() => renderer.close());

/** The margins of the page in points, with room for punctuation that hangs into them. */
const margins = { left: 72, right: 524 };

describe('an original', () => {
  it('is a tagged PDF/A-3a that says its title, language and date', async () => {
    const { bytes, pages, sha256 } = await renderer.render(anOriginal());
    const raw = bytes.toString('latin1');
    expect(pages).toBe(2);
    expect(sha256).toMatch(/^[0-9a-f]{64}$/);
    for (const mark of ['<pdfaid:part>3', '<pdfaid:conformance>A', '/Lang (en)', '/Marked true', '2026-03-05T09:30:00'])
      expect(raw).toContain(mark);
  });

  itReads('names its keeper first and prints what it can be checked by', async () => {
    const job = anOriginal({ keeper: 'counterpart', sampleData: true });
    const text = textOf((await renderer.render(job)).bytes);
    expect(text).toContain('between Nagasaki and Saint Paul Original kept by Nagasaki');
    expect(text).toContain('Sample data: not a real agreement');
    expect(text).toContain('P-2026-00042');
    expect(text).toContain('Page 2 of 2');
    expect(text).toContain(job.verifyUrl);
    expect(text).toContain(job.contentHash.slice(0, 16));
    expect(text.lastIndexOf('for the City of Nagasaki')).toBeLessThan(text.lastIndexOf('for the City of Saint Paul'));
  });

  itReads('of a friendship says so, and a draft says that it is not for signature', async () => {
    const text = textOf((await renderer.render(anOriginal({ document: 'draft', content: aFriendship() }))).bytes);
    expect(text).toContain('Friendship City Agreement');
    expect(text).toContain('Draft: not for signature');
  });

  itReads('prints twelve areas, each of them', async () => {
    const areas = Array.from({ length: 12 }, (_, index) => `Field of work number ${index + 1}`);
    const text = textOf((await renderer.render(anOriginal({ content: anAgreement({ areas }) }))).bytes);
    expect(areas.filter((area) => !text.includes(area))).toEqual([]);
  });

  itReads('keeps names of two hundred letters inside its margins', async () => {
    const long = {
      styled: 'W'.repeat(200),
      shortName: 'M'.repeat(200),
      signatory: { name: 'W'.repeat(200), office: 'i'.repeat(200) },
    };
    const spaced = 'Llanfairpwllgwyngyll '.repeat(10).trim();
    const content = anAgreement({
      parties: [
        { ...saintPaul, ...long },
        { ...nagasaki, styled: spaced, shortName: spaced },
      ],
    });
    const signatures = [theSignatureOf('initiator', { typedName: 'W'.repeat(200) }), theSignatureOf('counterpart')];
    const { bytes } = await renderer.render(aSignedCopy({ content, signatures }));
    const reach = horizontalReach(bytes);
    expect(reach.left).toBeGreaterThan(margins.left);
    expect(reach.right).toBeLessThan(margins.right);
    expect(textOf(bytes).replaceAll(' ', '')).toContain('W'.repeat(200));
  });

  itReads('leaves room for a name and an office that are not known yet', async () => {
    const content = anAgreement({ parties: [{ ...saintPaul, signatory: null }, nagasaki] });
    expect(textOf((await renderer.render(anOriginal({ content }))).bytes)).toContain('Name Office');
  });
});

describe('hostile strings', () => {
  const hostile = [
    '#eval("1")',
    '*bold* _it_ `raw`',
    '$x^2$ <label> @ref',
    '\\ \\u{41} \\#',
    '"double" \'single\' -- --- ...',
    '= Heading',
    '/etc/passwd ../../x',
    '#read("/data.json")',
    '#import "@preview/x:1.0.0"',
    '{"a":[1]} // no /* comment */ ~',
    'https://evil.example/?a=b&c=%20',
  ];

  itReads('print literally wherever they stand', async () => {
    const content = anAgreement({ areas: hostile });
    const text = textOf((await renderer.render(anOriginal({ content }))).bytes);
    expect(hostile.filter((string) => !text.includes(string))).toEqual([]);
  });

  itReads('print literally as names, offices and events', async () => {
    for (const string of hostile) {
      const party = { ...saintPaul, shortName: string, signatory: { name: string, office: string } };
      const signatures = [theSignatureOf('initiator', { name: string, typedName: string, office: string })];
      const evidence = { chainHead: '00', events: [{ at: '2026-03-05T09:30:00Z', text: string }] };
      const job = aSignedCopy({ content: anAgreement({ parties: [party, nagasaki] }), signatures, evidence });
      const text = textOf((await renderer.render(job)).bytes);
      expect(text.split(string).length - 1).toBeGreaterThanOrEqual(8);
    }
  });
});

describe('a signed copy', () => {
  itReads('certifies who signed what and when, and that it is not sealed yet', async () => {
    const job = aSignedCopy();
    const { bytes, pages } = await renderer.render(job);
    const text = textOf(bytes);
    expect(pages).toBe(3);
    expect(text).toContain('Certificate of signature');
    expect(text).toContain('not yet cryptographically sealed');
    expect(text).toContain('2026-03-05 07:15:00 (Asia/Tokyo, UTC+09:00)');
    expect(text).toContain('2026-03-04 22:15:00 UTC');
    expect(text).toContain('Signed electronically on 5 March 2026');
    for (const hash of [job.contentHash, ...Object.values(job.originals), job.evidence.chainHead])
      expect(text).toContain(hash);
  });

  itReads('spells characters of its record that can’t be printed', async () => {
    const evidence = {
      chainHead: '00',
      events: [{ at: '2026-03-05T09:30:00Z', text: 'Text accepted by 大\u202E\n🙂' }],
    };
    const text = textOf((await renderer.render(aSignedCopy({ evidence }))).bytes);
    expect(text).toContain('Text accepted by [U+5927][U+202E] [U+1F642]');
  });
});

describe('rendering', () => {
  it('gives the same bytes in another process, and other bytes for another date', async () => {
    another = aRenderer();
    for (const job of [anOriginal(), aSignedCopy()]) {
      const here = await renderer.render(job);
      expect((await another.render(job)).bytes.equals(here.bytes)).toBe(true);
      expect((await another.render({ ...job, date: '2027-01-01T00:00:00Z' })).sha256).not.toBe(here.sha256);
    }
    expect(another.pids()).not.toEqual(renderer.pids());
  });

  it('refuses what can’t be printed before any process is started', async () => {
    another = aRenderer();
    const signatures = [theSignatureOf('initiator', { typedName: '田上' })];
    const refused = another.render(aSignedCopy({ signatures }));
    await expect(refused).rejects.toThrow(UnprintableCharacters);
    await expect(refused).rejects.toMatchObject({
      characters: [
        { character: '田', codePoint: 'U+7530', field: 'signatures.initiator.typedName', reason: 'no-font' },
        { character: '上', codePoint: 'U+4E0A', field: 'signatures.initiator.typedName', reason: 'no-font' },
      ],
    });
    expect(another.pids()).toEqual([]);
  });

  it('refuses a hash that is not the content’s', async () => {
    await expect(renderer.render(anOriginal({ contentHash: '0'.repeat(64) }))).rejects.toThrow(RenderFailed);
  });

  it('recovers when its process is killed in the middle of a document', async () => {
    another = aRenderer();
    const rendering = another.render(anOriginal());
    await until(() => another?.pids().length === 1);
    const [pid = 0] = another.pids();
    process.kill(pid, 'SIGKILL');
    expect((await rendering).sha256).toBe((await renderer.render(anOriginal())).sha256);
    expect(isRunning(pid)).toBe(false);
    expect(another.pids()).not.toEqual([pid]);
  });

  it('fails cleanly when time runs out', async () => {
    another = aRenderer({ timeoutMs: 1 });
    await expect(another.render(anOriginal())).rejects.toThrow(RenderFailed);
  });

  it('replaces its process after a number of documents', async () => {
    another = aRenderer({ recycleAfter: 2 });
    await another.render(anOriginal());
    expect(another.pids()).toHaveLength(1);
    await another.render(anOriginal());
    expect(another.pids()).toHaveLength(0);
    expect((await another.render(anOriginal())).pages).toBe(2);
  });

  it('lets the event loop turn while a long document is set', async () => {
    const events = Array.from({ length: 1500 }, (_, index) => ({ at: '2026-03-05T09:30:00Z', text: `Event ${index}` }));
    const rendering = renderer.render(aSignedCopy({ evidence: { chainHead: '00', events } }));
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    }, 10);
    await rendering;
    clearInterval(timer);
    expect(turns).toBeGreaterThan(5);
  });
});
