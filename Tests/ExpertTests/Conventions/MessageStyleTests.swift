import Review
import Testing

@Suite struct MessageStyleTests {
  @Test(arguments: [
    (MessageStyle.lowerCase, "Add_user_email", "add user email"),
    (.lowerCase, "URL of a page", "URL of a page"),
    (.lowerCase, "User.email becomes text", "User.email becomes text"),
    (.sentenceCase, "add the e-mail of users", "Add the e-mail of users"),
    (.sentenceCase, "users.email becomes text", "users.email becomes text"),
    (.snakeCase, "Add the e-mail: fill rows", "add_the_e_mail_fill_rows"),
    (.any, "Add_user email", "Add_user email"),
  ])
  func messagesAreRespelled(style: MessageStyle, message: String, written: String) {
    #expect(style.respelled(message) == written)
    #expect(style.fits(written))
    #expect(style.fits(message) == (message == written))
  }
}
