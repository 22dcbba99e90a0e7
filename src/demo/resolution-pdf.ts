import { PDFDocument, StandardFonts } from 'pdf-lib';

export interface Resolution {
  readonly council: string;
  readonly partner: string;
  readonly number: string;
  readonly meetingDate: string;
  readonly votes: { readonly seats: number; readonly yes: number; readonly no: number; readonly absent: number };
}

const margin = 72;
const lineHeight = 22;

/** A council's resolution on one page, as a clerk would scan it. */
export async function resolutionPdf({ council, partner, number, meetingDate, votes }: Resolution): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.setTitle(`Resolution ${number}`);
  const font = await document.embedFont(StandardFonts.TimesRoman);
  const page = document.addPage();
  const lines = [
    `${council}: resolution ${number} (made up for a demonstration)`,
    `Meeting of ${meetingDate}`,
    '',
    `Resolved, that ${council} enters into a sister city partnership with ${partner},`,
    'and that its highest official may sign the agreement.',
    '',
    `Seats ${votes.seats}: yes ${votes.yes}, no ${votes.no}, absent ${votes.absent}.`,
  ];
  lines.forEach((line, index) => {
    page.drawText(line, { x: margin, y: page.getHeight() - margin - index * lineHeight, size: 13, font });
  });
  return document.save();
}
