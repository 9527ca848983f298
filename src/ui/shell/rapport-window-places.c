/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-window-private.h"

/* so many are gone back through at most */
#define MOST 50

/** Place: where the person was: a page, and the thing that it showed, 0 for none; both names are interned */
typedef struct
{
  const char *page;
  const char *thing;
  gint64      id;
} Place;

static gboolean
find_place (RapportWindow *self,
            Place         *place)
{
  const char *name = gtk_stack_get_visible_child_name (GTK_STACK (self->stack));
  const char *thing = NULL;

  if (name == NULL)
    return FALSE;
  place->page = g_intern_string (name);
  place->id = rapport_page_get_shown (rapport_window_get_page (self), &thing);
  place->thing = g_intern_string (thing);
  return TRUE;
}

static gboolean
is_same (const Place *a,
         const Place *b)
{
  return a->page == b->page && a->thing == b->thing && a->id == b->id;
}

static void
update_action (RapportWindow *self)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "back");

  if (action != NULL)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (action), self->places->len > 0);
}

/** rapport_window_note_place: keeps where the person is now, which is going to be left */
void
rapport_window_note_place (RapportWindow *self)
{
  Place place;

  if (self->is_moving || !find_place (self, &place) ||
      (self->places->len > 0 && is_same (&place, &g_array_index (self->places, Place, self->places->len - 1))))
    return;
  if (self->places->len == MOST)
    g_array_remove_index (self->places, 0);
  g_array_append_val (self->places, place);
  update_action (self);
}

/* What is gone since leaves its page. */
static void
go_to (RapportWindow *self,
       const Place   *place)
{
  RapportPage *page = rapport_window_show_page (self, place->page);

  if (page != NULL && place->id != 0)
    rapport_page_open_thing (page, place->thing, place->id);
}

/** rapport_window_go_back: shows what was in sight before the last page or thing was opened */
void
rapport_window_go_back (RapportWindow *self)
{
  Place now;
  const gboolean is_somewhere = find_place (self, &now);

  while (self->places->len > 0)
    {
      const Place place = g_array_index (self->places, Place, self->places->len - 1);

      g_array_set_size (self->places, self->places->len - 1);
      if (is_somewhere && is_same (&now, &place))
        continue;
      self->is_moving = TRUE;
      go_to (self, &place);
      self->is_moving = FALSE;
      rapport_window_focus_page (self);
      break;
    }
  update_action (self);
}

/** rapport_window_places_new: Returns: (transfer full) (element-type Place): for the window's @places */
GArray *
rapport_window_places_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (Place));
}
