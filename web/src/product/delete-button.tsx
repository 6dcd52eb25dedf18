import { AlertDialog } from 'radix-ui';

interface Props {
  readonly name: string;
  readonly onDelete: () => void;
}

export function DeleteButton({ name, onDelete }: Props) {
  return (
    <AlertDialog.Root>
      <AlertDialog.Trigger className="danger">Delete</AlertDialog.Trigger>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="overlay" />
        <AlertDialog.Content className="dialog stack">
          <AlertDialog.Title>Delete “{name}”?</AlertDialog.Title>
          <AlertDialog.Description>
            It goes from the list. Its history stays, and it can be restored.
          </AlertDialog.Description>
          <div className="actions">
            <AlertDialog.Action className="danger" onClick={onDelete}>
              Delete
            </AlertDialog.Action>
            <AlertDialog.Cancel>Keep it</AlertDialog.Cancel>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
