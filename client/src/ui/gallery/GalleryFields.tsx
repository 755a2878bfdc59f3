import { useRef, useState } from 'react';

import { MarkdownEditor } from '../../lib/editor/MarkdownEditor';
import { Button } from '../button/Button';
import { Card } from '../card/Card';
import { Checkbox } from '../choice/Checkbox';
import { RadioGroup } from '../choice/RadioGroup';
import { Switch } from '../choice/Switch';
import { ComboBox } from '../combobox/ComboBox';
import { DateField } from '../field/DateField';
import { ErrorSummary } from '../field/ErrorSummary';
import { SearchField } from '../field/SearchField';
import { Select } from '../field/Select';
import { TextArea } from '../field/TextArea';
import { TextField } from '../field/TextField';
import { Columns, Stack } from '../layout/Layout';

const people = [
  { id: '1', label: 'Moira Penhale', detail: 'Councillors' },
  { id: '2', label: 'Dev Anand', detail: 'Highway Maintenance' },
  { id: '3', label: 'Ffion Rees', detail: 'Glynafon' },
];

export function GalleryFields() {
  return (
    <Columns
      main={
        <>
          <Card title="Fields">
            <Fields />
          </Card>
          <Card title="Writing">
            <Writing />
          </Card>
        </>
      }
      side={
        <Card title="Choices">
          <Choices />
        </Card>
      }
    />
  );
}

function Writing() {
  const [text, setText] = useState('## A text\n\nWith **strong** words.\n\n- one\n- two');
  return (
    <Stack>
      <MarkdownEditor
        label="What we did"
        hint="Steps that others can follow."
        value={text}
        onChange={setText}
        maxLength={4000}
        onUpload={() => Promise.resolve({ src: '/favicon.svg' })}
      />
      <pre>{text}</pre>
    </Stack>
  );
}

function Fields() {
  const form = useRef<HTMLFormElement>(null);
  const [text, setText] = useState('');
  const [attempt, setAttempt] = useState(0);
  const missing = attempt > 0 && text.trim() === '';
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setAttempt(attempt + 1);
      }}
    >
      <Stack>
        <ErrorSummary count={missing ? 1 : 0} attempt={attempt} form={form} />
        <SearchField label="Find a quest" placeholder="plainer words" />
        <TextField label="Title" hint="What would a colleague look for?" />
        <TextArea
          label="What did not work?"
          value={text}
          onChange={(event) => setText(event.target.value)}
          count={{ length: text.length, most: 60 }}
          error={missing ? 'Please fill this in. One honest line is enough.' : undefined}
        />
        <Select
          label="Team"
          choose="Choose a team"
          options={[
            { value: 'a', label: 'Libraries' },
            { value: 'b', label: 'Highways' },
          ]}
          optional
        />
        <DateField label="Opens on" defaultValue="2026-11-23" />
        <Button type="submit" look="primary">
          Save
        </Button>
      </Stack>
    </form>
  );
}

function Choices() {
  const [on, setOn] = useState(true);
  const [words, setWords] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  return (
    <Stack>
      <Checkbox label="I have read the ground rules" defaultChecked />
      <Checkbox label="Ask me again" error="Please choose." />
      <Switch label="Playing" hint="Points and badges. Everything works without it." on={on} onChange={setOn} />
      <RadioGroup
        legend="How it is scored"
        name="mode"
        hint="You can change this until it opens."
        options={[
          { value: 'breadth', label: 'Breadth', hint: 'A bridge is whole when everyone has taken part.' },
          { value: 'together', label: 'Together', hint: 'One goal for everyone.' },
        ]}
      />
      <ComboBox
        label="Sponsor"
        hint="Type a name"
        choices={people.filter(({ label }) => label.toLowerCase().includes(words.toLowerCase()))}
        words={words}
        onWords={setWords}
        chosen={chosen}
        onChoose={(id) => {
          setChosen(id);
          setWords(people.find((person) => person.id === id)?.label ?? '');
        }}
        none="Nobody of that name"
      />
    </Stack>
  );
}
