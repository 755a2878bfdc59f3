import { ApiProblem } from '../api/problem';
import { forgetOnDevice, keepOnDevice, type KeptText, takeOver } from './device';
import {
  after,
  type Base,
  type Found,
  type Happening,
  isDue,
  type Keeping,
  opened,
  resumed,
  type Standing,
  standingOf,
  toKeep,
} from './keeping';

/** How one kind of text is saved. */
export interface Desk<Text> {
  /** Begins an empty text on the server; the same key begins it once. */
  begin: (key: string) => Promise<Base>;
  /** Throws `changed_meanwhile` when somebody else saved since `base`. */
  save: (text: Text, base: Base) => Promise<Base>;
  /** What the server holds now. */
  find: (base: Base) => Promise<Found<Text>>;
  /** Whether two texts are the same to the server. */
  same: (one: Text, other: Text) => boolean;
  /** Whether the server can take it as it stands; what is longer than it may be waits on the device. */
  takes: (text: Text) => boolean;
}

/** Where the device keeps a text: whose it is, and its name; a new text gets another name once it has begun. */
interface Place {
  memberId: string;
  name: string;
  nameOnce: (id: string) => string;
}

export interface KeeperState<Text> {
  standing: Standing;
  storedAt: number | null;
  /** What somebody else saved meanwhile. */
  found: Found<Text> | null;
  /** False when the device has no room either. */
  onDevice: boolean;
  id: string | null;
}

const lookEveryMs = 500;
const aMoment = () => new Promise((resolve) => setTimeout(resolve, 50));
const passing = new Set(['unavailable', 'trouble', 'too_many_requests', 'sign_in_needed']);

/** Saves a text while it is typed: on the server when it answers, until then on this device. */
export class Keeper<Text> {
  private keeping: Keeping<Text>;
  private readonly key: string;
  private readonly tab = crypto.randomUUID();
  private onDevice = true;
  private state: KeeperState<Text>;
  private readonly listeners = new Set<() => void>();
  private timer: ReturnType<typeof setInterval> | undefined;
  private done = false;
  private held = false;

  constructor(
    private readonly desk: Desk<Text>,
    private readonly place: Place,
    from: { text: Text; base: Base | null; kept: KeptText<Text> | null },
  ) {
    this.keeping = from.kept ? resumed(from.kept, Date.now()) : opened(from.text, from.base);
    this.key = from.kept?.key ?? crypto.randomUUID();
    if (from.kept) takeOver(place.memberId, this.name(), from.kept, this.tab);
    this.state = this.present();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly read = (): KeeperState<Text> => this.state;

  /** Begins to look for what is due; the function it returns sends what is left and ends that. */
  readonly start = (): (() => void) => {
    const connected = () => this.happen({ what: 'connected', at: Date.now() });
    const leave = () => document.visibilityState === 'hidden' && void this.send();
    this.timer = setInterval(() => this.look(), lookEveryMs);
    addEventListener('online', connected);
    document.addEventListener('visibilitychange', leave);
    return () => {
      clearInterval(this.timer);
      removeEventListener('online', connected);
      document.removeEventListener('visibilitychange', leave);
      void this.send();
    };
  };

  readonly typed = (text: Text): void => {
    if (!this.done) this.happen({ what: 'typed', text, at: Date.now() });
  };

  /** Has everything stored, and says where; throws what stands against it. */
  async flush(): Promise<Base> {
    while (this.keeping.sending !== null) await aMoment();
    if (this.keeping.base === null || this.keeping.edits > this.keeping.stored) await this.save();
    return this.keeping.base!;
  }

  /**
   * Brings the keeping to its end, as by publishing or throwing away: `work` begins when what was on its way has
   * arrived, and nothing more is sent by itself meanwhile. When it throws, the text is kept as before.
   */
  async ending<T>(work: () => Promise<T>): Promise<T> {
    this.held = true;
    try {
      while (this.keeping.sending !== null) await aMoment();
      const done = await work();
      this.done = true;
      clearInterval(this.timer);
      this.forget();
      return done;
    } finally {
      this.held = false;
    }
  }

  private look(): void {
    if (isDue(this.keeping, Date.now())) void this.send();
  }

  /** Sends what is not stored; what went wrong is in the state. */
  private async send(): Promise<void> {
    const { edits, stored, sending, trouble } = this.keeping;
    if (this.done || this.held || edits === stored || sending !== null || trouble?.why === 'changed') return;
    await this.save().catch(() => undefined);
  }

  private async save(): Promise<void> {
    const { text } = this.keeping;
    if (!this.desk.takes(text)) {
      this.happen({ what: 'refused' });
      throw new Error('The server does not take this as it stands.');
    }
    this.happen({ what: 'sending' });
    try {
      const base = this.keeping.base ?? (await this.begin());
      this.happen({ what: 'stored', base: await this.desk.save(text, base), at: Date.now() });
    } catch (error) {
      await this.notSaved(error);
      throw error;
    }
  }

  private async begin(): Promise<Base> {
    const base = await this.desk.begin(this.key);
    this.forget();
    this.happen({ what: 'begun', base });
    return base;
  }

  private async notSaved(caught: unknown): Promise<void> {
    if (caught instanceof ApiProblem && caught.code === 'changed_meanwhile' && this.keeping.base) {
      const found = await this.desk.find(this.keeping.base).catch(() => null);
      if (found) return this.happen({ what: 'changed', found, at: Date.now() });
    } else if (caught instanceof ApiProblem && !passing.has(caught.code)) return this.happen({ what: 'refused' });
    this.happen({ what: 'unanswered', at: Date.now() });
  }

  private happen(happening: Happening<Text>): void {
    this.keeping = after(this.keeping, happening, this.desk.same);
    if (!this.done) this.keep();
    this.state = this.present();
    for (const listener of this.listeners) listener();
  }

  private keep(): void {
    const { memberId } = this.place;
    const kept = toKeep(this.keeping);
    if (!kept) this.forget();
    const { key, tab } = this;
    this.onDevice = !kept || keepOnDevice(memberId, this.name(), { ...kept, key, tab, at: Date.now() });
  }

  private forget(): void {
    forgetOnDevice(this.place.memberId, this.name(), this.tab);
  }

  private name(): string {
    return this.keeping.base ? this.place.nameOnce(this.keeping.base.id) : this.place.name;
  }

  private present(): KeeperState<Text> {
    const { storedAt, trouble, base } = this.keeping;
    const found = trouble?.why === 'changed' ? trouble.found : null;
    return { standing: standingOf(this.keeping), storedAt, found, onDevice: this.onDevice, id: base?.id ?? null };
  }
}
