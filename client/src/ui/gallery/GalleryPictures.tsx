import { useState } from 'react';

import { Button } from '../button/Button';
import { Card } from '../card/Card';
import { Columns, Row, Stack } from '../layout/Layout';
import { Badge } from '../pictures/Badge';
import { badgeShapes, type BadgeShape } from '../pictures/badge-shapes';
import { Bridge } from '../pictures/Bridge';
import { BridgeTable } from '../pictures/BridgeTable';
import { BrokenBridge } from '../pictures/BrokenBridge';
import { charges, type Charge } from '../pictures/charges';
import { Crest } from '../pictures/Crest';
import { GapPicture } from '../pictures/GapPicture';
import { colours } from '../pictures/heraldry';
import { Stamp } from '../pictures/Stamp';
import { Wordmark } from '../pictures/Wordmark';
import styles from './Gallery.module.css';

const start = [0.4, 0, 0, 0.7, 1, 1, 0.5, 1, 0, 0.6, 1, 1];

export function GalleryPictures() {
  return (
    <>
      <Wordmark />
      <Bridges />
      <Columns main={<Badges />} side={<Stamps />} />
      <Crests />
      <Gap />
      <Card title="Broken bridge">
        <BrokenBridge />
      </Card>
    </>
  );
}

function Bridges() {
  const [fills, setFills] = useState(start);
  const [fresh, setFresh] = useState(0);
  const lay = () => {
    setFills((before) => before.map((fill, at) => (at === fresh % before.length ? Math.min(1, fill + 0.5) : fill)));
    setFresh(fresh + 1);
  };
  const many = (count: number) => Array.from({ length: count }, (_, at) => ((at * 37) % 11) / 10);
  return (
    <Card
      title="Bridges"
      aside={
        <Button size="s" onClick={lay}>
          Lay a plank
        </Button>
      }
    >
      <div className={styles.bridges}>
        <Bridge name="Library Services" fills={fills} />
        <Bridge name="One" fills={[0.5]} />
        <Bridge name="Thirty" fills={many(30)} />
        <Bridge name="Sixty" fills={many(60)} />
        <Bridge name="Two hundred" fills={many(200)} />
        <Bridge name="Whole" fills={Array.from({ length: 14 }, () => 1)} />
        <div className={styles.narrow}>
          <Bridge name="Narrow" fills={many(14)} />
          <Bridge name="Narrow and many" fills={many(60)} />
        </div>
        <BridgeTable name="Library Services" fills={fills} />
      </div>
    </Card>
  );
}

function Badges() {
  const shapes = Object.keys(badgeShapes) as BadgeShape[];
  const signs = Object.keys(charges) as Charge[];
  return (
    <Card title="Badges">
      <Row>
        {signs.map((charge, at) => (
          <Badge
            key={charge}
            name={charge}
            shape={shapes[at % shapes.length] ?? 'round'}
            tincture={colours[at % colours.length] ?? 'petrol'}
            charge={charge}
            earned={at % 4 !== 3}
          />
        ))}
      </Row>
    </Card>
  );
}

function Stamps() {
  const [pressed, setPressed] = useState(0);
  return (
    <Card
      title="Stamps"
      aside={
        <Button size="s" onClick={() => setPressed(pressed + 1)}>
          Press
        </Button>
      }
    >
      <Row>
        <Stamp key={pressed} id="a" title="Say when" place="Brackenshire" date="12 Oct" fresh={pressed > 0} />
        <Stamp id="b" title="First look" place="Brackenshire" date="3 Oct" ink="berry" />
        <Stamp id="c" title="Share one thing that works" place="Sir Glynafon" date="14 Hyd" ink="moss" />
        <Stamp id="d" title="Ask one real question" place="Brackenshire" ink="brass" />
      </Row>
    </Card>
  );
}

function Crests() {
  return (
    <Card title="Crests">
      <Stack>
        <Row>
          {Array.from({ length: 36 }, (_, at) => (
            <Crest key={at} id={`unit-${at}`} name={`Unit ${at}`} />
          ))}
        </Row>
        <Row>
          {Array.from({ length: 36 }, (_, at) => (
            <Crest key={at} id={`unit-${at}`} size="s" />
          ))}
        </Row>
        <Row>
          {Array.from({ length: 10 }, (_, at) => (
            <Crest key={at} id={`unit-${at}`} size="l" />
          ))}
        </Row>
      </Stack>
    </Card>
  );
}

function Gap() {
  const line = (id: string, name: string, gaps: number[]) => ({
    id,
    name,
    seasons: gaps.map((gap, at) => ({ label: `Season ${at + 1}`, gap })),
  });
  return (
    <Card title="The gap">
      <GapPicture
        format={(gap) => gap.toFixed(2)}
        lines={[
          line('1', 'Corporate Resources', [0.71, 0.55, 0.42]),
          line('2', 'Highways and Environment', [0.92, 0.9, 0.84]),
          line('3', 'Children’s Services', [0.8]),
          line('4', 'Councillors', [0.68, 0.3, 0.05]),
        ]}
      />
    </Card>
  );
}
