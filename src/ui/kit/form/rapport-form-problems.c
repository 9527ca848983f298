/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-checks.h"
#include "rapport-form-private.h"

/* The problems of a thing as it is now, with those that depend on today. */
GPtrArray *
rapport_form_check (RapportForm   *self,
                    RapportEntity *entity)
{
  GPtrArray *problems = rapport_entity_check (entity);

  rapport_entity_check_at (entity, rapport_context_get_now (self->context),
                           rapport_context_get_zone (self->context), problems);
  return problems;
}

static const RapportProblem *
find_problem (RapportForm        *self,
              GPtrArray          *problems,
              RapportFieldEditor *editor)
{
  const RapportProblem *found = NULL;
  guint indices[2];
  guint n = rapport_field_editor_get_indices (editor, indices);

  for (guint i = 0; i < problems->len; i++)
    {
      const RapportProblem *problem = g_ptr_array_index (problems, i);

      for (guint j = 0; j < n; j++)
        if (g_strcmp0 (problem->field, self->info->fields[indices[j]].name) == 0 &&
            (found == NULL || problem->severity > found->severity))
          found = problem;
    }
  return found;
}

/* A hint stands where there is no problem. */
const RapportProblem *
rapport_form_judge (RapportForm        *self,
                    RapportEntity      *entity,
                    GPtrArray          *problems,
                    RapportFieldEditor *editor)
{
  const RapportProblem *problem = find_problem (self, problems, editor);
  g_autofree char *hint = NULL;

  if (problem != NULL)
    {
      rapport_field_editor_show_problem (editor, problem->severity, problem->sentence);
      return problem;
    }
  if (self->hint_func != NULL)
    hint = self->hint_func (entity, rapport_field_editor_get_index (editor), self->hint_data);
  rapport_field_editor_show_problem (editor, RAPPORT_SEVERITY_FLAG, hint);
  return NULL;
}

static gboolean
check_idle_cb (gpointer data)
{
  RapportForm *self = data;
  g_autoptr(GPtrArray) problems = NULL;

  self->check_idle = 0;
  if (self->entity == NULL || self->is_new)
    return G_SOURCE_REMOVE;
  problems = rapport_form_check (self, self->entity);
  for (guint i = 0; i < self->editors->len; i++)
    {
      RapportFieldEditor *editor = g_ptr_array_index (self->editors, i);

      if (!rapport_field_editor_is_edited (editor))
        rapport_form_judge (self, self->entity, problems, editor);
    }
  return G_SOURCE_REMOVE;
}

void
rapport_form_check_soon (RapportForm *self)
{
  if (self->check_idle == 0)
    self->check_idle = g_idle_add (check_idle_cb, self);
}

/**
 * rapport_form_set_hints:
 * @func: (nullable): tells what to point out beside a field without a problem; called until there
 *   is another or the form is gone
 */
void
rapport_form_set_hints (RapportForm         *self,
                        RapportFormHintFunc  func,
                        gpointer             data)
{
  g_return_if_fail (RAPPORT_IS_FORM (self));

  self->hint_func = func;
  self->hint_data = data;
}

/** rapport_form_show_hint: judges @field anew, as something else that its hint depends on changed */
void
rapport_form_show_hint (RapportForm *self,
                        guint        field)
{
  RapportFieldEditor *editor = rapport_form_get_editor (self, field);
  g_autoptr(GPtrArray) problems = NULL;

  g_return_if_fail (self->entity != NULL && editor != NULL);

  problems = rapport_form_check (self, self->entity);
  rapport_form_judge (self, self->entity, problems, editor);
}
