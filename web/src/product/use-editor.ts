import { useEffect, useState, useSyncExternalStore } from 'react';
import { useServer } from '../server/server-provider.tsx';
import { Deletion } from './deletion.ts';
import { ProductEditor, type EditorState } from './editor.ts';

interface Editing {
  readonly editor: ProductEditor;
  readonly deletion: Deletion;
}

/** Null until the product is read. */
export function useEditing(id: string): Editing | null {
  const server = useServer();
  const [editing, setEditing] = useState<Editing | null>(null);
  useEffect(() => {
    const editor = new ProductEditor(server, id);
    void editor.open().then((isOpen) => isOpen && setEditing({ editor, deletion: new Deletion(server, editor) }));
    return () => editor.close();
  }, [server, id]);
  return editing;
}

export function useEditorState(editor: ProductEditor): EditorState {
  return useSyncExternalStore(editor.subscribe, editor.state);
}
