/** What a title names instead of the job, each with what to write in its place ('' leaves it out). */
const tools: readonly (readonly [RegExp, string])[] = [
  [/\b(?:an? )?(?:Microsoft|MS) Teams(?: (?:call|meeting))?\b/gi, 'a call'],
  [/\b(?:Yammer|Viva Engage|Workplace by Meta)\b/gi, 'our network'],
  [/\b(?:WhatsApp|Slack|Signal|Messenger)\b/gi, 'a message'],
  [/\b(?:an? )?Zoom\b(?: (?:call|meeting))?(?! (?:in|out)\b)/g, 'a call'],
  [/\b(?:Skype|FaceTime|Google Meet|Webex)\b/gi, 'a call'],
  [/\b(?:SharePoint|OneDrive|Dropbox|Google Drive|Google Docs|Confluence)\b/gi, 'a shared page'],
  [/\b(?:Excel|Google Sheets)\b/g, 'a table'],
  [/\b(?:PowerPoint|Prezi|Google Slides)\b/gi, 'slides'],
  [/\b(?:Outlook|Gmail)\b/gi, 'e-mail'],
  [/\b(?:Trello|Jira|Planner|Asana)\b/g, 'a list of work'],
  [/\b(?:Mentimeter|Slido|Padlet|Miro|Mural)\b/gi, 'a shared board'],
  [/\b(?:ChatGPT|Copilot|Gemini|Claude)\b/g, 'an assistant'],
  [
    /\b(?:Facebook|Twitter|Instagram|LinkedIn|TikTok|YouTube|Snapchat|Pinterest|Mastodon|Bluesky|Nextdoor)\b/gi,
    'the web',
  ],
  [/\b(?:Microsoft 365|Office 365|Google Workspace|WordPress)\b/gi, 'our tools'],
  [/\b(?:iPad|iPhone|Android|Windows|Chromebook)\b/gi, 'a device'],
  [/\bsocial (?:media|networks?|networking)\b/gi, 'business networks'],
  [/\b(?:cyfryngau cymdeithasol|rhwydweithiau cymdeithasol)\b/gi, 'rhwydweithiau busnes'],
  [/\b(?:social|cymdeithasol)\b/gi, ''],
];

export interface TitleFinding {
  /** The words that name a tool, or that this product does not use. */
  words: string;
  /** The title with the job in their place. */
  suggestion: string;
}

/** A quest is named by the job done, never by a product: what the title should not say, or null when it is fine. */
export function titleFinding(title: string): TitleFinding | null {
  let words: string | null = null;
  let suggestion = title;
  for (const [tool, instead] of tools) {
    const [found] = suggestion.match(tool) ?? [];
    if (!found) continue;
    words ??= found;
    suggestion = suggestion.replaceAll(tool, instead);
  }
  return words === null ? null : { words, suggestion: tidied(suggestion) };
}

function tidied(title: string): string {
  const plain = title.replaceAll(/\s+/g, ' ').trim();
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}
