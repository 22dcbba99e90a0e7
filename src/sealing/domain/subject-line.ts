/** Node tells a subject attribute by attribute, each on a line, escaped as RFC 4514 has it; that begins with the last one. */
export const subjectLine = (subject: string): string => subject.split('\n').reverse().join(',');
