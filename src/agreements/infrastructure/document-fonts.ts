import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** The one family that documents are set in (Latin, Greek, Cyrillic); the template names it too. */
export const documentFontFiles = [
  '400Regular/NotoSerif_400Regular.ttf',
  '400Regular_Italic/NotoSerif_400Regular_Italic.ttf',
  '700Bold/NotoSerif_700Bold.ttf',
].map((face) => require.resolve(`@expo-google-fonts/noto-serif/${face}`));
