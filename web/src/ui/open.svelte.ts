// How many menus are open, so that a screen can hold still what an open menu stands on.

class Open {
  menus = $state(0);
}

export const open = new Open();
