/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "rapport-backup-rows.h"

#define BACKUP "backup"
#define CHECKED "backup-checked"

static void
free_backup (gpointer data)
{
  g_free (((RapportBackup *) data)->path);
  g_free (data);
}

/** rapport_backup_rows_describe: Returns: (transfer full): when a backup was made, and why */
char *
rapport_backup_rows_describe (const RapportBackup *backup)
{
  g_autoptr(GDateTime) time =
    g_date_time_new_local (backup->day / 10000, backup->day / 100 % 100, backup->day % 100, backup->time / 10000,
                           backup->time / 100 % 100, backup->time % 100);
  g_autofree char *when = time != NULL ? g_date_time_format (time, "%Y-%m-%d %H:%M") : g_strdup ("");

  /* translators: a day and a time, then why the backup was made */
  return g_strdup_printf (_("%s · %s"), when, rapport_backup_get_reason (backup));
}

/* @elsewhere: (nullable): where else it is */
static char *
describe_file (const RapportBackup *backup,
               const char          *elsewhere)
{
  GStatBuf info = { 0 };
  g_autofree char *size = g_stat (backup->path, &info) == 0 ? g_format_size (info.st_size) : g_strdup ("");
  /* translators: the size of a file */
  g_autofree char *text = g_strdup_printf (_("%s · whole when it was made"), size);

  /* translators: the size of a backup and how it is, then where else it is */
  return elsewhere != NULL ? g_strdup_printf (_("%s · %s"), text, elsewhere) : g_steal_pointer (&text);
}

static GtkWidget *
create_row (const RapportBackup *backup,
            const char          *elsewhere)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *title = rapport_backup_rows_describe (backup);
  g_autofree char *text = describe_file (backup, elsewhere);
  GtkWidget *name = gtk_label_new (title);
  GtkWidget *detail = gtk_label_new (text);
  RapportBackup *copy = g_memdup2 (backup, sizeof *backup);

  copy->path = g_strdup (backup->path);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_xalign (GTK_LABEL (detail), 0);
  gtk_label_set_wrap (GTK_LABEL (detail), TRUE);
  gtk_widget_add_css_class (detail, "dim-label");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), detail);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), BACKUP, copy, free_backup);
  g_object_set_data_full (G_OBJECT (row), CHECKED, g_object_ref (detail), g_object_unref);
  return row;
}

static int
compare_backups (gconstpointer a,
                 gconstpointer b)
{
  return rapport_backup_compare (a, b);
}

static const RapportBackup *
find_same (GArray              *backups,
           const RapportBackup *wanted)
{
  for (guint i = 0; backups != NULL && i < backups->len; i++)
    if (rapport_backup_compare (&g_array_index (backups, RapportBackup, i), wanted) == 0)
      return &g_array_index (backups, RapportBackup, i);
  return NULL;
}

static const char *
describe_place (const RapportBackup *first,
                const RapportBackup *second)
{
  if (first != NULL)
    return second != NULL ? _("also in the second place") : NULL;
  return second->is_sealed ? _("in the second place only, encrypted") : _("in the second place only");
}

/* Of both places; one that is in both is taken from beside the data. */
static void
add_rows (GtkListBox *list,
          GArray     *first,
          GArray     *second)
{
  g_autoptr(GArray) all = g_array_new (FALSE, FALSE, sizeof (RapportBackup));

  g_array_append_vals (all, first->data, first->len);
  for (guint i = 0; second != NULL && i < second->len; i++)
    if (find_same (first, &g_array_index (second, RapportBackup, i)) == NULL)
      g_array_append_val (all, g_array_index (second, RapportBackup, i));
  g_array_sort (all, compare_backups);
  for (guint i = all->len; i-- > 0;)
    {
      const RapportBackup *backup = &g_array_index (all, RapportBackup, i);

      gtk_list_box_append (list, create_row (backup, describe_place (find_same (first, backup),
                                                                     find_same (second, backup))));
    }
}

static void
select_again (GtkListBox          *list,
              const RapportBackup *chosen)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, 0);
  GtkListBoxRow *other;

  for (int i = 0; chosen != NULL && (other = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    if (rapport_backup_compare (g_object_get_data (G_OBJECT (other), BACKUP), chosen) == 0)
      row = other;
  gtk_list_box_select_row (list, row);
}

/** rapport_backup_rows_describe_all: Returns: (transfer full): what is shown of both, to know whether it is another list */
char *
rapport_backup_rows_describe_all (GArray *first,
                                  GArray *second)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < first->len; i++)
    g_string_append_printf (names, "%s\n", g_array_index (first, RapportBackup, i).path);
  for (guint i = 0; second != NULL && i < second->len; i++)
    g_string_append_printf (names, "%s\n", g_array_index (second, RapportBackup, i).path);
  return g_string_free (names, FALSE);
}

/**
 * rapport_backup_rows_fill:
 * @first: (element-type RapportBackup): those beside the data
 * @second: (nullable) (element-type RapportBackup): those in the second place
 * @chosen: (nullable): which is selected; else the newest
 *
 * Shows them in @list, the newest first, and leaves the keyboard there if it was.
 */
void
rapport_backup_rows_fill (GtkListBox          *list,
                          GArray              *first,
                          GArray              *second,
                          const RapportBackup *chosen)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (list));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  const gboolean had_focus = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (list));
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
  add_rows (list, first, second);
  select_again (list, chosen);
  row = gtk_list_box_get_selected_row (list);
  if (had_focus && row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

/** rapport_backup_rows_get_chosen: Returns: (transfer none) (nullable): the backup of the selected row */
const RapportBackup *
rapport_backup_rows_get_chosen (GtkListBox *list)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (list);

  return row != NULL ? g_object_get_data (G_OBJECT (row), BACKUP) : NULL;
}

/** rapport_backup_rows_tell_chosen: says below the selected backup how it is */
void
rapport_backup_rows_tell_chosen (GtkListBox *list,
                                 const char *text)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (list);

  if (row != NULL)
    gtk_label_set_text (g_object_get_data (G_OBJECT (row), CHECKED), text);
}
