import { useEffect, useState, useSyncExternalStore } from 'react';
import { useServer } from '../server/server-provider.tsx';
import { Deletion } from './deletion.ts';
import { Locking } from './locking.ts';
import { ProductEditor, type EditorState } from './editor.ts';

interface Editing {
  readonly editor: ProductEditor;
  readonly deletion: Deletion;
  readonly locking: Locking;
}

/** Null until the product is read. */
export function useEditing(id: string): Editing | null {
  const server = useServer();
  const [editing, setEditing] = useState<Editing | null>(null);
  useEffect(() => {
    const editor = new ProductEditor(server, id);
    const [deletion, locking] = [new Deletion(server, editor), new Locking(server, id, editor)];
    void editor.open().then((isOpen) => isOpen && setEditing({ editor, deletion, locking }));
    return () => {
      void locking.release();
      editor.close();
    };
  }, [server, id]);
  return editing;
}

export function useEditorState(editor: ProductEditor): EditorState {
  return useSyncExternalStore(editor.subscribe, editor.state);
}
