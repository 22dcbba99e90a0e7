export function mirrored(css: string): string;
