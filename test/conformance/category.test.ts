import { Category } from '../../src/records/category/category.js';
import { proveRecordType } from './record-type.js';

proveRecordType(Category);
