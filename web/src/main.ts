// The participants' page. The address holds the code; without one, the form that asks for it is all there is.
import { mount } from 'svelte';
import App from './App.svelte';
import { cleanCode } from './join/code';
import { showDoor } from './join/door';

const target = document.getElementById('app')!;
const door = target.firstElementChild as HTMLElement;
const code = cleanCode(new URLSearchParams(location.search).get('kode') ?? location.pathname.slice(1));

if (code) {
  history.replaceState(null, '', `/${code}`);
  target.replaceChildren();
  mount(App, { target, props: { code, onwrong: () => { target.replaceChildren(door); void showDoor(door, code); } } });
} else {
  void showDoor(door, null);
}
