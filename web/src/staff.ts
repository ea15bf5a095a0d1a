// The staff's page: the first part of the path chooses the screen, and the key in the fragment opens it. The fragment is
// never sent to the server in an address, so the key stands in no log.
import { mount } from 'svelte';
import Staff from './Staff.svelte';

mount(Staff, { target: document.getElementById('app')! });
