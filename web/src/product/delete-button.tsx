import { AlertDialog } from 'radix-ui';
import { useBusy } from '../layout/use-busy.ts';

interface Props {
  readonly name: string;
  readonly onDelete: () => Promise<void>;
}

export function DeleteButton({ name, onDelete }: Props) {
  const [isBusy, deleteIt] = useBusy(onDelete);
  return (
    <AlertDialog.Root>
      <AlertDialog.Trigger className="danger" disabled={isBusy}>
        {isBusy ? 'Deleting…' : 'Delete'}
      </AlertDialog.Trigger>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="overlay" />
        <AlertDialog.Content className="dialog stack">
          <AlertDialog.Title>Delete “{name}”?</AlertDialog.Title>
          <AlertDialog.Description>
            It goes from the list. Its history stays, and it can be restored.
          </AlertDialog.Description>
          <div className="actions">
            <AlertDialog.Action className="danger" onClick={deleteIt}>
              Delete
            </AlertDialog.Action>
            <AlertDialog.Cancel>Keep it</AlertDialog.Cancel>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
