import {
  counterpartSeals,
  drawn,
  type Forgeries,
  mdp,
  page,
  refusedForgeries,
  withLastSeal,
} from '../support/sealed/forgeries.js';
import { appendRevision, stream } from '../support/sealed/raw-pdf.js';
import { contentsOf } from '../support/sealed/sealed-contents.js';
import { certified, sealed } from '../support/sealed/sealed-file.js';

const laterRevisions: Forgeries = [
  [
    'text drawn in a revision without a seal',
    (_, pdf) => appendRevision(pdf, { objects: new Map([[4, drawn]]), root: 1, size: 200 }),
    'changes.unsealed',
  ],
  [
    'an empty revision',
    (_, pdf) => appendRevision(pdf, { objects: new Map(), root: 1, size: 200 }),
    'changes.unsealed',
  ],
  ['text drawn together with the last seal', counterpartSeals({ objects: new Map([[4, drawn]]) }), 'changes.content'],
  [
    'a comment on the page with the last seal',
    counterpartSeals({
      objects: new Map([
        [3, page('/Annots2 [90 0 R]')],
        [90, '<< /Type /Annot /Subtype /FreeText /Rect [0 0 99 99] >>'],
      ]),
    }),
    'changes.content',
  ],
  [
    'the list of seals replaced with the last seal',
    counterpartSeals({ objects: new Map([[27, stream('/Type /EmbeddedFile', Buffer.from('{}'))]]) }),
    'changes.content',
  ],
  [
    'the catalog changed with the last seal',
    counterpartSeals({
      objects: new Map([
        [1, '<< /Type /Catalog /Pages 2 0 R /AcroForm << /SigFlags 3 /Fields [7 0 R 103 0 R 105 0 R] >> >>'],
      ]),
    }),
    'changes.content',
  ],
  [
    'an object that nothing mentions with the last seal',
    counterpartSeals({ objects: new Map([[99, '(hidden)']]) }),
    'changes.content',
  ],
  ['a seal that shows something', counterpartSeals({ widget: '/Rect [0 0 200 200]' }), 'changes.appearance'],
  [
    'a seal whose looks draw something',
    counterpartSeals({
      widget: '/Rect [0 0 0 0] /AP << /N 99 0 R >>',
      objects: new Map([[99, stream('/Type /XObject /Subtype /Form /BBox [0 0 300 300]', Buffer.from('0 0 m'))]]),
    }),
    'changes.appearance',
  ],
  [
    'a seal field that runs something',
    counterpartSeals({ widget: '/Rect [0 0 0 0] /A << /S /URI /URI (x) >>' }),
    'changes.content',
  ],
  ['a second certification', counterpartSeals({ entries: mdp(2) }), 'certification.again'],
  ['another seal than the expected one', counterpartSeals({}, 'MayorSeal'), 'seals.missing'],
  [
    'the seals in another order',
    async ({ seals }) => {
      const first = await certified(contentsOf(seals), seals.registry);
      return sealed(await sealed(first, 'CounterpartSeal', seals.counterpart), 'InitiatorSeal', seals.initiator);
    },
    'seals.unexpected',
  ],
  ['a fourth seal', async ({ lookalike }, pdf) => sealed(pdf, 'FourthSeal', lookalike.registry), 'seals.unexpected'],
];

const certifiedContent: Forgeries = [
  [
    'a script',
    withLastSeal({ registry: { catalog: '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>' } }),
    'content.active',
  ],
  [
    'a program to start',
    withLastSeal({ registry: { catalog: '/OpenAction << /S /Launch /F (x) >>' } }),
    'content.active',
  ],
  [
    'a video',
    withLastSeal({ registry: { objects: new Map([[8, '<< /Type /Annot /Subtype /RichMedia >>']]) } }),
    'content.active',
  ],
  [
    'a layer that can be switched (shadow attack)',
    withLastSeal({
      registry: {
        catalog: '/OCProperties << /OCGs [8 0 R] /D << /OFF [8 0 R] >> >>',
        objects: new Map([[8, '<< /Type /OCG /Name (x) >>']]),
      },
    }),
    'content.layers',
  ],
  ['a certification that allows comments', withLastSeal({ registry: { level: 3 } }), 'certification.permissions'],
  ['a certification that forbids the seals', withLastSeal({ registry: { level: 1 } }), 'certification.permissions'],
  [
    'a certification that the catalog does not name',
    withLastSeal({
      registry: {
        objects: new Map([
          [
            1,
            '<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles 10 0 R >> /AcroForm << /SigFlags 3 /Fields [7 0 R] >> >>',
          ],
        ]),
      },
    }),
    'certification.missing',
  ],
];

refusedForgeries([
  ['a later revision', laterRevisions],
  ['what is certified', certifiedContent],
]);
