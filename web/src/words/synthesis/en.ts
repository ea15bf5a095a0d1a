// English: every sentence of the secretariat's board.
import type { Told } from '../../synthesis/history';
import type { SynthesisWords } from './nb';

const many = (count: number, one: string, other: string): string => `${count} ${count === 1 ? one : other}`;
const contributions = (count: number): string => many(count, 'contribution', 'contributions');
const lines = (count: number): string => many(count, 'line', 'lines');
const to = (heading: string | null): string => (heading === null ? 'the list' : `“${heading}”`);

export const en: SynthesisWords = {
  title: 'Synthesis',
  toDocument: 'The document',
  toDesk: 'Facilitator’s desk',
  questions: 'Questions',
  questionTab: (number) => `Question ${number}`,
  forms: { themes: 'Themes', list: 'List', cloud: 'Word cloud' },
  cloudNote: 'The answers are printed as a word cloud with a table of its words. Only what you leave out here is kept out of it.',
  inCloudCount: (count: number) => `${count} in the word cloud`,
  notPlacedCount: (count) => `${count} not placed`,
  noNotes: 'No contributions',
  allPlaced: 'Everything is placed',
  rootList: 'The list',
  aloneList: 'Alone on purpose',
  unknownGroup: 'Unknown group',
  colleagues: 'Here now',
  colleague: 'A colleague',
  colleagueIsAt: (who, question, place) => [who, question === null ? null : `question ${question}`, place].filter((part) => part !== null).join(', '),

  panes: { label: 'What is shown', tray: (count) => `Not placed (${count})`, board: 'The board' },

  tray: {
    title: 'Not placed',
    count: contributions,
    showAll: (count) => `Show all ${count} contributions`,
    empty: 'Every contribution has its place.',
    emptyFiltered: 'No contribution matches the search.',
    noneYet: 'There are no contributions to this question yet.',
    loose: 'Without a suggestion',
    takeAll: 'Accept all',
    take: 'Accept',
    takeTheme: (heading, count) => `Accept ${contributions(count)} in “${heading}”`,
    takeOne: (heading) => `Put in “${heading}”`,
    newTheme: 'Suggested new theme',
    oldTheme: 'Suggested for a theme on the board',
    shares: (words) => `shares: ${words.join(', ')}`,
    headingOf: (heading) => `Heading of the suggested theme “${heading}”`,
    dismiss: 'Dismiss',
    dismissOne: (heading) => `Dismiss the suggestion “${heading}” for this contribution`,
    dismissTheme: (heading) => `Dismiss the suggestion “${heading}”`,
    samePoint: 'Say the same thing',
    samePointCount: (notes, groups) => `${contributions(notes)} from ${many(groups, 'group', 'groups')}`,
    join: 'Join into one line',
    placeAsOne: 'Put on the board as one line …',
    dismissSamePoint: 'They are different',
  },

  board: {
    label: 'The board',
    newTheme: 'New theme',
    newThemeHint: 'Heading of the new theme',
    empty: 'The board is empty. Accept the suggestions, or make a theme and move contributions there.',
    emptyList: 'The list is empty. Move contributions here.',
    counts: (count, notes, groups) =>
      count === notes
        ? `${lines(count)} · ${many(groups, 'group', 'groups')}`
        : `${lines(count)} · ${contributions(notes)} · ${many(groups, 'group', 'groups')}`,
    showAll: (count) => `Show all ${count} lines`,
    noLines: 'No lines yet.',
    hidden: (count) => `${many(count, 'line is', 'lines are')} hidden by the search`,
    fold: (heading) => `Fold “${heading}”`,
    unfold: (heading) => `Show the lines of “${heading}”`,
    rename: 'Change the heading',
    headingLabel: 'Heading',
    themeMenu: (heading) => `Choices for the theme “${heading}”`,
    moveUp: 'Move up',
    moveDown: 'Move down',
    merge: 'Merge with …',
    split: 'Split out the selected lines …',
    remove: 'Remove the theme …',
    selectAll: 'Select all lines',
    outline: 'Overview',
    outlineHint: 'Drop a contribution on a theme to put it there.',
  },

  line: {
    menu: (words) => `Choices for the line “${words}”`,
    handle: (words) => `Drag “${words}”`,
    select: (words) => `Select “${words}”`,
    move: 'Move to …',
    reword: 'Change the wording …',
    sources: contributions,
    showSources: 'Show the contributions behind the line',
    hideSources: 'Hide the contributions behind the line',
    split: 'Split into one line for each contribution',
    quote: 'Show as a quotation',
    unquote: 'Do not show as a quotation',
    nestIn: 'Indent',
    nestOut: 'Outdent',
    alone: 'Leave it alone, without a theme',
    leaveOut: 'Leave out …',
    takeBack: 'Take off the board',
    takeBackOne: 'Take out of the line',
    reworded: 'reworded',
    quoted: 'quotation',
    level: (level) => `level ${level}`,
    held: 'held back',
    withdrawn: 'withdrawn',
    erased: 'erased on request',
    gone: 'The contribution has been erased on request.',
    original: 'As it was written',
    changes: 'The change',
  },

  leftOut: {
    title: 'Left out',
    count: contributions,
    empty: 'Nothing is left out.',
    takeBack: 'Take back',
    reason: (reason) => `Reason: ${reason}`,
  },

  selection: {
    count: (count) => `${count} selected`,
    move: 'Move to …',
    join: 'Join',
    newTheme: 'New theme …',
    leaveOut: 'Leave out …',
    takeBack: 'Take off the board',
    clear: 'Clear the selection',
    label: 'What you have selected',
  },

  filter: {
    label: 'Search and filter',
    search: 'Search contributions',
    group: 'Group',
    allGroups: 'All groups',
    show: 'Show',
    shows: { all: 'All lines', by_hand: 'Changed by hand', as_proposed: 'As suggested', alone: 'From one contribution alone' },
    clear: 'Show everything',
  },

  tools: {
    undo: 'Undo',
    redo: 'Redo',
    history: 'History',
    undone: 'Your last step is undone.',
    redone: 'The step is done again.',
    keys: 'Alt and the arrow keys move the line. Ctrl+Z undoes.',
  },

  dialog: {
    cancel: 'Cancel',
    save: 'Save',
    where: { title: (count) => (count === 1 ? 'Move to …' : `Move ${count} to …`), theme: 'Theme', place: 'Place', first: 'First', last: 'Last', after: (words) => `After “${words}”`, newTheme: 'New theme …', heading: 'Heading of the new theme', do: 'Move' },
    reason: { title: (count) => `Leave out ${contributions(count)}`, lead: 'It is not printed, but it is counted in the account, with the reason that you give.', label: 'Reason', usual: ['Not about the question', 'Names a person', 'A test', 'Says the same as another contribution'], do: 'Leave out' },
    wording: { collision: 'A colleague gave the line other words meanwhile:', keepMine: 'Go on with mine', takeTheirs: 'Use theirs', title: 'Change the wording', label: 'Wording in the document', original: 'As it was written', back: 'Use the group’s own words', change: 'What is changed', none: 'The wording is the group’s own.', quoted: 'The line is a quotation: a part of the note may stand, letter by letter.', differs: 'This does not stand in the note word for word. Take away the quotation mark to reword it.' },
    heading: { title: 'New theme', label: 'Heading', do: 'Make the theme' },
    merging: { title: (heading) => `Merge “${heading}” with another theme`, lead: 'The lines move to the end of the theme you choose. No contribution is lost.', into: 'Merge with', do: 'Merge' },
    removing: { title: (heading) => `Remove the theme “${heading}”`, lead: (count) => `${contributions(count)} will stand without a place until you place them again. Rewordings in the theme are lost, but the step can be undone.`, do: 'Remove the theme' },
  },

  blindSpots: {
    title: 'Blind spots',
    caption: 'Notes from each group to each question. Red: none. Yellow: less than half of what is usual.',
    group: 'Group',
    voices: { silent: 'silent', thin: 'little', rich: '' },
    lone: (count) => (count === 0 ? 'No lines with a single note' : `${count} ${count === 1 ? 'line' : 'lines'} with a single note`),
    more: (count) => `and ${count} more`,
  },

  history: {
    title: 'History',
    empty: 'Nobody has changed anything on this board yet.',
    roles: { participant: 'A participant', facilitator: 'The facilitator', secretariat: 'The secretariat', wall: 'The wall' },
    who: (role, initials) => (initials ? `${role} (${initials})` : role),
    view: 'Show the board as it was',
    hide: 'Hide',
    goBack: 'Go back to here',
    then: 'This was the board after this step:',
    wentBack: 'The board is as it was. The step can be undone.',
    wasEmpty: 'The board was empty.',
    moreLines: (number) => `and ${number} more lines`,
    sentence,
  },

  said: {
    moved: (count, heading) => `${count === 1 ? 'Moved' : `${count} moved`} to “${heading}”.`,
    themeAdded: (heading) => `The theme “${heading}” is made.`,
    themeRenamed: (heading) => `The theme is now called “${heading}”.`,
    themeMoved: (heading) => `The theme “${heading}” is moved.`,
    themesMerged: (heading) => `The themes are merged into “${heading}”.`,
    themeRemoved: (heading) => `The theme “${heading}” is removed.`,
    nested: (level) => `The line is now at level ${level}.`,
    reworded: 'The wording is changed.',
    wordingBack: 'The line has the group’s own words again.',
    joined: (count) => `${lines(count)} are joined into one.`,
    split: 'The line is split.',
    quoted: 'The line is shown as a quotation.',
    unquoted: 'The line is no longer shown as a quotation.',
    leftOut: (count) => `${contributions(count)} left out.`,
    takenBack: (count) => `${contributions(count)} taken back, now without a place.`,
    taken: (count) => `${contributions(count)} placed as suggested.`,
    dismissed: 'It will not be suggested again. The step can be undone.',
    noFurther: 'It cannot be moved further.',
  },
};

function sentence(step: Told): string {
  const { heading, headingBefore, notes, words } = step;
  switch (step.deed) {
    case 'theme_added':
      return `made the theme ${to(heading)}`;
    case 'theme_renamed':
      return `changed the heading ${to(headingBefore)} to ${to(heading)}`;
    case 'theme_moved':
      return `moved the theme ${to(heading)}`;
    case 'themes_merged':
      return `merged ${to(headingBefore)} with ${to(heading)}`;
    case 'theme_split':
      return `split ${lines(step.lines)} from ${to(headingBefore)} into the new theme ${to(heading)}`;
    case 'theme_removed':
      return `removed the theme ${to(headingBefore)}`;
    case 'notes_placed':
      return `put ${contributions(notes)} in ${to(heading)}`;
    case 'lines_moved':
      return heading === headingBefore ? `changed the order in ${to(heading)}` : `moved ${lines(step.lines)} from ${to(headingBefore)} to ${to(heading)}`;
    case 'line_nested':
      return `put a line in ${to(heading)} at level ${step.level}`;
    case 'line_reworded':
      return words === null ? `gave a line in ${to(heading)} the group’s own words again` : `reworded a line in ${to(heading)} to “${words}”`;
    case 'lines_joined':
      return `joined ${contributions(notes)} into one line in ${to(heading)}`;
    case 'line_split':
      return `split a line in ${to(heading)}`;
    case 'line_quoted':
      return step.quoted ? `marked a line in ${to(heading)} as a quotation` : `took the quotation mark from a line in ${to(heading)}`;
    case 'notes_left_out':
      return `left out ${contributions(notes)} with the reason “${words ?? ''}”`;
    case 'notes_taken_back':
      return `took back ${contributions(notes)}`;
    case 'proposal_taken':
      return `accepted the suggestion for ${contributions(notes)}`;
    case 'suggestions_dismissed':
      return heading === null ? `said that ${contributions(notes)} do not say the same thing` : `dismissed the suggestion of ${contributions(notes)} in ${to(heading)}`;
    case 'imported':
      return 'brought in the board from a file';
    case 'undone':
      return step.turned ? `undid this: ${sentence(step.turned)}` : 'undid a step';
    case 'redone':
      return step.turned ? `did this after all: ${sentence(step.turned)}` : 'did a step again';
    case 'returned':
      return 'went back to an earlier board';
  }
}
