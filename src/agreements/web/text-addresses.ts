/** Where the pages of a case's text are. */
export const textAddresses = (reference: string) => {
  const text = `/partnerships/${reference}/text`;
  const draft = `${text}/draft`;
  return {
    text,
    draft,
    comments: `${text}/comments`,
    compare: `${text}/compare`,
    exported: `${text}/agreement.json`,
    printed: `${text}/preview`,
    facts: `${draft}/facts`,
    clauses: `${draft}/clauses`,
    check: `${draft}/check`,
    propose: `${draft}/propose`,
    catchUp: `${draft}/catch-up`,
    discard: `${draft}/discard`,
    draftPreview: `${draft}/preview`,
    clause: (id: string) => `${draft}/clauses/${id}`,
  };
};
export type TextAddresses = ReturnType<typeof textAddresses>;
