import { type FieldValues, useForm, type UseFormProps, type UseFormReturn } from 'react-hook-form';

/**
 * A form under a summary of what needs another look. The summary moves the focus, in the order of the page; the form would
 * lead to the first answer it can reach by itself, past texts and people that come before it.
 */
export function useSummedForm<Values extends FieldValues, Context = unknown, Sent = Values>(
  asked: UseFormProps<Values, Context, Sent>,
): UseFormReturn<Values, Context, Sent> {
  return useForm({ ...asked, shouldFocusError: false });
}
