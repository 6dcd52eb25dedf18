import { Actor } from '../model/versioned-record.js';

/** As whom an import writes. What it wrote itself, it knows by this name in the revisions. */
export const IMPORTER = Actor.of('import', 'Import');
