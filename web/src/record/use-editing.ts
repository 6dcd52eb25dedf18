import { useEffect, useState } from 'react';
import { useServer } from '../server/server-provider.tsx';
import { DirectWrites } from './direct-writes.ts';
import { RecordEditor } from './editor.ts';
import { Locking } from './locking.ts';
import type { RecordInFull, RecordType } from './record-type.ts';

export interface Editing<R extends RecordInFull> {
  readonly editor: RecordEditor<R>;
  readonly directWrites: DirectWrites<R>;
  readonly locking: Locking;
}

/** Null until the record is read. */
export function useEditing<R extends RecordInFull>(type: RecordType<R>, id: string): Editing<R> | null {
  const server = useServer();
  const [editing, setEditing] = useState<Editing<R> | null>(null);
  useEffect(() => {
    const editor = new RecordEditor(server, type, id);
    const [directWrites, locking] = [new DirectWrites(server, editor), new Locking(server, id, editor)];
    void editor.open().then((isOpen) => isOpen && setEditing({ editor, directWrites, locking }));
    return () => {
      void locking.release();
      editor.close();
    };
  }, [server, type, id]);
  return editing;
}
