import { useState } from 'react';

import { announce } from '../../lib/announce/announce';
import { Button } from '../button/Button';
import { IconButton } from '../button/IconButton';
import { Card } from '../card/Card';
import { CardRow, CardRows } from '../card/CardRow';
import { Figure } from '../card/Figure';
import { Dialog } from '../dialog/Dialog';
import { Icon, type IconName } from '../icons/Icon';
import { shapes } from '../icons/shapes';
import { EmptyState } from '../layout/EmptyState';
import { Columns, Grid, Row, Stack } from '../layout/Layout';
import { Progress } from '../layout/Progress';
import { Skeleton } from '../layout/Skeleton';
import { Steps } from '../layout/Steps';
import { Banner } from '../notice/Banner';
import { Notice } from '../notice/Notice';
import { Crest } from '../pictures/Crest';
import { Table } from '../table/Table';
import { Tabs } from '../tabs/Tabs';
import { Avatar } from '../text/Avatar';
import { Link } from '../text/Link';
import { Pill } from '../text/Pill';
import { Prose } from '../text/Prose';
import { toast } from '../toast/toast.store';

export function GalleryParts() {
  return (
    <>
      <Columns main={<Rows />} side={<Buttons />} />
      <Columns main={<Words />} side={<Pieces />} />
      <Grid>
        <Card title="Steps">
          <Steps
            steps={[
              { key: '1', state: 'done', title: 'Choose how many times a week you look in.' },
              { key: '2', state: 'waiting', title: 'Show it to a colleague.' },
              { key: '3', state: 'now', title: 'Read the sentence we made.', children: <Button size="s">Done</Button> },
              { key: '4', state: 'open', title: 'Publish it on your profile.' },
            ]}
          />
        </Card>
        <Card title="On its way">
          <Skeleton block />
        </Card>
        <EmptyState title="No challenges yet" action={<Button look="primary">Start one</Button>}>
          Challenges of your teams will be here. One takes about ten minutes to set up.
        </EmptyState>
      </Grid>
    </>
  );
}

function Rows() {
  const rows = [
    ['5', 'Say when you look in', 'People wait happily when they know when to expect you.'],
    ['10', 'Ask one real question', 'If you wonder, someone else does too. You may ask without your name.'],
    ['20', 'Make one page plainer', 'Plain words save other people time. With Dev, who asked.'],
  ] as const;
  return (
    <Card>
      <CardRows>
        {rows.map(([minutes, title, detail], at) => (
          <CardRow
            key={title}
            lead={<Figure value={minutes} unit="minutes" />}
            title={title}
            detail={detail}
            end={
              <Button look={at === 0 ? 'primary' : 'secondary'} aria-label={`Start: ${title}`}>
                Start
              </Button>
            }
          />
        ))}
      </CardRows>
    </Card>
  );
}

function Buttons() {
  const [open, setOpen] = useState(false);
  return (
    <Card title="Actions">
      <Stack>
        <Row>
          <Button look="primary">Primary</Button>
          <Button>Secondary</Button>
          <Button look="quiet">Quiet</Button>
          <Button look="soft">Soft</Button>
          <Button look="berry">Take away</Button>
          <Button look="primary" busy>
            Saving
          </Button>
          <Button disabled>Not now</Button>
          <Button size="s" icon="plus">
            Small
          </Button>
          <IconButton icon="pencil" label="Edit" />
        </Row>
        <Row>
          <Button onClick={() => setOpen(true)}>Open a dialog</Button>
          <Button
            onClick={() =>
              toast('ui:step.done', {
                tone: 'moss',
                action: { label: 'ui:cancel', run: () => announce('undo', 'Undone') },
              })
            }
          >
            Say something
          </Button>
          <Link to="/gallery" look="primary">
            A link as a button
          </Link>
        </Row>
        <Dialog
          open={open}
          onClose={() => setOpen(false)}
          title="Set this quest aside?"
          actions={
            <>
              <Button onClick={() => setOpen(false)}>Go on with it</Button>
              <Button look="primary" onClick={() => setOpen(false)}>
                Set aside
              </Button>
            </>
          }
        >
          <p>Nothing is lost. You find it under Quests whenever you want to take it up again.</p>
        </Dialog>
      </Stack>
    </Card>
  );
}

function Words() {
  const [tab, setTab] = useState('season');
  const rows = [
    { id: 'unit-3', name: 'Library Services', score: 84.2 },
    { id: 'unit-5', name: 'Highway Maintenance', score: 57.9 },
    { id: 'unit-7', name: 'Trading Standards', score: 49.1 },
  ];
  const table = (
    <Table
      caption="Teams this season"
      rows={rows}
      keyOf={({ id }) => id}
      isOwn={({ id }) => id === 'unit-5'}
      columns={[
        { key: 'place', head: 'Place', figure: true, render: ({ id }) => rows.findIndex((row) => row.id === id) + 1 },
        {
          key: 'name',
          head: 'Team',
          names: true,
          render: ({ id, name }) => (
            <Row>
              <Crest id={id} size="s" /> {name}
            </Row>
          ),
        },
        { key: 'score', head: 'Score', figure: true, render: ({ score }) => score },
      ]}
    />
  );
  return (
    <Card title="Boards" aside="Season 3 · 9 days left">
      <Stack>
        <Tabs
          label="Boards"
          chosen={tab}
          onChoose={setTab}
          tabs={[
            { key: 'season', label: 'This season', panel: table },
            { key: 'all', label: 'All time', panel: table },
          ]}
        />
      </Stack>
    </Card>
  );
}

function Pieces() {
  return (
    <Card title="Small things">
      <Stack>
        <Row>
          <Pill>Challenge · 9 days left</Pill>
          <Pill tone="accent">With a party</Pill>
          <Pill tone="moss">Whole</Pill>
          <Pill tone="berry">Returned</Pill>
          <Pill tone="plain">Draft</Pill>
        </Row>
        <Row>
          <Avatar name="Moira Penhale" />
          <Avatar name="Llinos ap Rhys" />
          <Avatar name="Dev Anand" size="l" />
          <Avatar name="Ffion Rees" size="s" />
        </Row>
        <Progress label="Level 1, Look around" share={0.4} words="2 of 5 stamps" mark={0.8} />
        <Banner icon="waiting">You are reading what was here a moment ago.</Banner>
        <Notice title="Good to know">Nothing here is scored.</Notice>
        <Notice tone="moss" title="Your card is live" />
        <Notice tone="brass" title="Waiting for Priya" />
        <Notice tone="berry" title="One answer needs another look" />
        <Row>
          {(Object.keys(shapes) as IconName[]).map((name) => (
            <Icon key={name} name={name} />
          ))}
        </Row>
        <Prose html="<h3>What we did</h3><p>We met at the <a href='/gallery'>depot</a> at <em>seven</em>.</p><ul><li>Ten minutes</li><li>One <code>card</code></li></ul><blockquote>It took less time than the form.</blockquote>" />
      </Stack>
    </Card>
  );
}
