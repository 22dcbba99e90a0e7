import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { areaLabels } from '../../agreements/domain/first-release/first-area-labels.js';
import { readCatalogues } from '../../platform/web/catalogues.js';
import { projectRoot } from '../../platform/config/project-root.js';
import { Translator } from '../../platform/web/translator.js';
import { personActions } from '../domain/actions.js';
import { eventTypes } from '../domain/events.js';
import { partnershipKinds, sectionNames, thematicAreas } from '../domain/proposal.js';
import { refusalCodes } from '../domain/refusals.js';
import { allStates, openStates } from '../domain/states.js';

const translator = new Translator(readCatalogues([join(projectRoot(), 'templates/locales')]), { strict: true });
const missing = (keys: readonly string[], params = {}) => keys.filter((key) => !translator.has('en', key, params));

describe('the English catalogue', () => {
  it('says every reason for which something is refused', () => {
    expect(missing(refusalCodes.map((code) => `errors:${code}`))).toEqual([]);
  });

  it('tells every event', () => {
    expect(missing(eventTypes.map((type) => `partnerships:events.${type}.title`))).toEqual([]);
  });

  it('names every action, what it does, and that it was done', () => {
    const keys = personActions.flatMap((action) =>
      ['label', 'does', 'done'].map((part) => `actions:${action}.${part}`),
    );
    expect(missing(keys)).toEqual([]);
  });

  it('explains every state, and what comes after each open one', () => {
    expect(missing(allStates.map((state) => `partnerships:standing.${state}.now`))).toEqual([]);
    expect(missing(openStates.map((state) => `partnerships:standing.${state}.next`))).toEqual([]);
    expect(missing(allStates.map((state) => `common:states.${state}`))).toEqual([]);
  });

  it('names every area as the agreement does, every section and every kind', () => {
    expect(missing(thematicAreas.map((area) => `partnerships:areas.${area}`))).toEqual([]);
    expect(missing(sectionNames.map((section) => `partnerships:sections.${section}.title`))).toEqual([]);
    expect(missing(partnershipKinds.map((kind) => `partnerships:kinds.${kind}`))).toEqual([]);
    for (const area of thematicAreas) {
      const label = translator.translate('en', `partnerships:areas.${area}`);
      expect(label.toLowerCase()).toBe(areaLabels[area]?.toLowerCase());
    }
  });
});
