import { Product } from '../../src/records/product/product.js';
import { proveRecordType } from './record-type.js';

proveRecordType(Product);
