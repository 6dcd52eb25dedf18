import type { RecordModule } from '../api/record-api.js';
import * as recordTypes from './record-types.js';

const modules: readonly RecordModule[] = Object.values(recordTypes);

export const entities = modules.map(({ entity }) => entity);
export const resolvers = modules.flatMap((module) => module.resolvers);
