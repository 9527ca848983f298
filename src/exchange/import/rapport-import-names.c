/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-contact.h"
#include "rapport-customer.h"
#include "rapport-import-names.h"
#include "rapport-record.h"

typedef struct
{
  RapportImportPart   part;
  guint               field;
  const char         *names;
  RapportImportPiece  piece;
} Known;

#define CUSTOMER(field) RAPPORT_IMPORT_CUSTOMER, RAPPORT_CUSTOMER_ ## field
#define CONTACT(field) RAPPORT_IMPORT_CONTACT, RAPPORT_CONTACT_ ## field
#define RECORD(field) RAPPORT_IMPORT_RECORD, RAPPORT_RECORD_ ## field

/* What columns are called beside the labels of the fields: in lower case, letters and digits only,
 * divided by bars. A name that stands twice means the first that has no column yet. */
static const Known known[] = {
  { CUSTOMER (NUMBER), "客户编号|客户编码|客户号|编号|客户代码|customernumber|customerno|customerid|number" },
  { CUSTOMER (NAME), "客户名称|客户名|客户|公司名称|公司|企业名称|单位名称|姓名企业名称|"
                     "customername|customer|company|companyname|client|clientname|accountname|organization|"
                     "organization1name|organizationname" },
  { CUSTOMER (FORMER_NAMES), "曾用名" },
  { CUSTOMER (KIND), "客户性质|企业个人" },
  { CUSTOMER (TYPE), "客户类型" },
  { CUSTOMER (HIGH_VALUE), "高价值客户" },
  { CUSTOMER (INDUSTRY), "所属行业|行业|industry" },
  { CUSTOMER (SIZE), "企业规模员工数|企业规模|员工数|员工人数|公司规模|companysize|companysizeemployees|"
                     "size|employees" },
  { CUSTOMER (YEARLY_REVENUE), "年营业额|年营收|年收入" },
  { CUSTOMER (ADDRESS), "地址|公司地址|联系地址|商务地址|address|businessaddress|address1formatted" },
  { CUSTOMER (SOURCE), "客户来源|来源|customersource|source" },
  { CUSTOMER (FIRST_CONTACT), "首次接触时间|首次接触日期|首次联系时间|firstcontact|firstcontactdate|"
                              "firstcontacton" },
  { CUSTOMER (FIRST_CONTACT_CHANNEL), "接触渠道|首次接触渠道" },
  { CUSTOMER (RECEIVED_BY), "接待人" },
  { CUSTOMER (INITIAL_NEED), "初步需求|初步需求描述|需求描述|initialneed|initialneeds|initialrequirement" },
  { CUSTOMER (FIT_NEED), "需求契合度" },
  { CUSTOMER (FIT_BUDGET), "预算范围|预算" },
  { CUSTOMER (FIT_POTENTIAL), "合作潜力" },
  { CUSTOMER (FOCUS_CUSTOMER), "重点客户" },
  { CUSTOMER (INDUSTRY_LEADER), "行业头部企业" },
  { CUSTOMER (PROFIT_CONTRIBUTION), "利润贡献" },
  { CUSTOMER (PAIN_POINTS), "痛点|客户痛点" },
  { CUSTOMER (MOTIVES), "购买动机" },
  { CUSTOMER (EXPECTATIONS), "潜在期望" },
  { CUSTOMER (FEATURES_OF_INTEREST), "关注的产品功能" },
  { CUSTOMER (DATES_THAT_MATTER), "时间节点" },
  { CUSTOMER (INTERESTS), "兴趣领域" },
  { CUSTOMER (DECISION_PROCESS), "决策流程" },
  { CUSTOMER (OWNER), "负责人|客户负责人|跟进人|owner|responsible|accountmanager" },
  { CUSTOMER (GRADE), "客户分级|客户等级|客户级别|分级|等级|customergrade|grade" },
  { CUSTOMER (GRADE_REASON), "分级理由" },
  { CUSTOMER (STAGE), "生命周期阶段|阶段|lifecyclestage" },
  { CUSTOMER (STATUS), "当前状态|客户状态|状态|currentstatus|status" },
  { CUSTOMER (PREFERRED_CHANNEL), "偏好渠道" },
  { CUSTOMER (CONVENIENT_TIMES), "方便时间|方便联系时间" },
  { CUSTOMER (YEARLY_AMOUNT), "年合作金额|年度合作金额" },
  { CUSTOMER (RENEWAL_DATE), "续约日期|续约时间" },
  { CUSTOMER (LAST_ORDER_DATE), "最近下单|最近下单日期|最近下单时间" },
  { CUSTOMER (COOPERATION), "合作历史" },
  { CUSTOMER (SEGMENT), "客户分层" },
  { CUSTOMER (COMPANY_ANNIVERSARY), "企业周年庆|司庆" },
  { CUSTOMER (NOTES), "备注|客户备注|附注|remarks|notes" },
  { CONTACT (NAME), "联系人姓名职位|联系人|联系人姓名|姓名|全名|fullname|contact|contactnameposition|contactname|"
                    "contactperson|name" },
  { CONTACT (POSITION), "职务|职位|联系人职务|联系人职位|position|jobtitle|title|"
                        "organization1title|organizationtitle" },
  { CONTACT (DEPARTMENT), "部门|所在部门|department|organization1department|"
                          "organizationdepartment" },
  { CONTACT (DECISION_MAKER), "决策人|是否决策人" },
  { CONTACT (KEY_CONTACT), "核心联系人" },
  { CONTACT (PHONE), "电话|联系电话|固定电话|座机|电话号码|联系方式|phone|telephone|phonenumber|phonenumbers|"
                     "tel|商务电话|办公电话|公司电话|businessphone|workphone|companymainphone|phone1value" },
  { CONTACT (MOBILE), "手机|手机号|手机号码|移动电话|电话|联系电话|mobile|mobilephone|cell|"
                      "cellphone|phone|phone2value|住宅电话|homephone" },
  { CONTACT (EMAIL), "邮箱|电子邮箱|电子邮件|邮件|邮箱地址|email|emailaddress|mail|"
                     "emailid|emailids|emails|电子邮件地址|email1value|emailaddress1" },
  { CONTACT (IM), "微信|微信号|wechat" },
  { CONTACT (BIRTHDAY), "生日|联系人生日|birthday|dateofbirth" },
  { CONTACT (NAME), "姓|姓氏|familyname|lastname|surname", RAPPORT_IMPORT_FAMILY_NAME },
  { CONTACT (NAME), "名|名字|givenname|firstname|forename", RAPPORT_IMPORT_GIVEN_NAME },
  { RAPPORT_IMPORT_TAGS, 0, "标签|客户标签|tags|tag|labels|label|categories|groupmembership" },
  { RECORD (STARTED), "最近跟进时间|最近跟进日期|跟进时间|跟进日期|最近跟进|lastfollowup|lastfollowuptime|"
                      "followuptime|followupdate|date" },
  { RECORD (METHOD), "跟进方式|沟通方式|followupmethod|method" },
  { RECORD (DEPTH), "跟进深度|沟通深度" },
  { RECORD (BEGAN_BY), "发起方" },
  { RECORD (PARTICIPANTS), "参与人员|参与人" },
  { RECORD (SUMMARY), "跟进内容概要|跟进内容|内容概要|跟进概要|沟通内容|summaryofthefollowup|"
                      "followupsummary|summary" },
  { RECORD (FEEDBACK), "客户反馈需求|客户反馈|反馈需求|customerfeedbackneeds|customerfeedback|feedback|"
                       "feedbackneeds" },
  { RECORD (AGREED), "达成的共识|达成共识|共识" },
  { RECORD (RESPONDED), "是否回应|客户回应" },
  { RECORD (SATISFACTION), "满意度" },
  { RECORD (NEXT_ACTION), "下一步行动|下一步计划|后续行动|nextaction|nextstep|nextsteps" },
  { RECORD (NEXT), "下次跟进计划时间|下次跟进时间|下次跟进日期|下次跟进|计划跟进时间|nextfollowupplanned|"
                   "nextfollowup|nextfollowuptime|nextfollowupdate" },
  { CUSTOMER (NAME), "名称|姓名|name" },
};

static gboolean
has_name (const char *names,
          const char *name)
{
  const gsize length = strlen (name);

  for (const char *at = names; at != NULL; at = strchr (at, '|'))
    {
      if (*at == '|')
        at++;
      if (strcspn (at, "|") == length && memcmp (at, name, length) == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * rapport_import_names_find:
 * @name: a title of a column, its letters and digits only
 * @after: (inout): where to go on looking, 0 to begin
 * @column: (inout): what it means is filled in
 *
 * Returns: whether there is a further meaning of @name
 */
gboolean
rapport_import_names_find (const char          *name,
                           guint               *after,
                           RapportImportColumn *column)
{
  g_return_val_if_fail (name != NULL && after != NULL && column != NULL, FALSE);

  for (guint i = *after; i < G_N_ELEMENTS (known); i++)
    if (has_name (known[i].names, name))
      {
        *after = i + 1;
        column->part = known[i].part;
        column->field = known[i].field;
        column->piece = known[i].piece;
        return TRUE;
      }
  return FALSE;
}

/** rapport_import_names_may_be_either: Returns: whether @name is a customer's or, beside that, its contact's */
gboolean
rapport_import_names_may_be_either (const char *name)
{
  g_return_val_if_fail (name != NULL, FALSE);

  return has_name (known[G_N_ELEMENTS (known) - 1].names, name);
}
