import type { FieldsOf, RecordClass } from '../../src/model/record-type.js';
import type { VersionedRecord } from '../../src/model/versioned-record.js';
import type { Shop } from '../setup/shop.js';

export type Values = Readonly<Record<string, unknown>>;

/** Values of a field, or how to come by them; `born` is the record just made, for parts that have their ids from it. */
export type Source<V> = readonly V[] | ((shop: Shop, born: Values) => readonly V[] | Promise<readonly V[]>);

/** What the declaration of a record type does not tell. For most types nothing is missing. */
export interface Particulars<R extends VersionedRecord = VersionedRecord> {
  /**
   * For a field whose rules refuse what its kind suggests (values.ts): three or more distinct values, each in the form in
   * which the record shows it and fine beside any of the other fields' values. A new record has the first. Those of a long
   * text have equally many lines, of which no two neighbours ever differ.
   */
  readonly values?: { readonly [F in keyof FieldsOf<R>]?: Source<R[F]> };
  /** Makes a record with these values, where there is no createX. */
  readonly make?: (shop: Shop, values: Values) => Promise<{ readonly id: string }>;
  /** Two changes to a record just made that are each fine, and together break a rule of the type (M4). */
  readonly brokenTogether?: (born: Values) => { readonly theirs: Values; readonly yours: Values };
}

export interface Subject {
  readonly entity: RecordClass;
  readonly particulars: Particulars;
}
