import { enterChild } from '../documents/child-entry.mjs';
import { openKeyFile } from './key-file-opening.mjs';

enterChild(openKeyFile);
